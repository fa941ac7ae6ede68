package org.vultus.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

/**
 * ONNX Runtime's environment, kept until the process is gone. By itself ONNX Runtime frees it as
 * soon as the program begins to end, while networks are still at work for what was accepted before:
 * the next thread that runs one then crashes the JVM (ONNX Runtime's issue 31352).
 */
final class LastingEnvironment {

  private static final OrtEnvironment ENVIRONMENT = kept();

  private LastingEnvironment() {}

  static OrtEnvironment get() {
    return ENVIRONMENT;
  }

  private static OrtEnvironment kept() {
    NativeLibraries.locate();
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try {
      refer();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this is not the version of ONNX Runtime that is known", e);
    }
    return environment;
  }

  /**
   * Takes a second reference and never gives it back: the environment is freed with the last one,
   * and the program's end gives back only the first. There is no public way.
   */
  private static void refer() throws ReflectiveOperationException {
    Field api = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("ortApiHandle");
    Method create =
        OrtEnvironment.class.getDeclaredMethod("createHandle", long.class, int.class, String.class);
    api.setAccessible(true);
    create.setAccessible(true);
    create.invoke(
        null,
        api.getLong(null),
        OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING.getValue(),
        OrtEnvironment.DEFAULT_NAME);
  }
}
