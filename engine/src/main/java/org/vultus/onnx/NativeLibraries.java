package org.vultus.onnx;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import org.bytedeco.javacpp.Loader;

/**
 * Keeps ONNX Runtime's libraries in JavaCPP's cache folder. By itself it writes 24 MB to the temp
 * folder at every start, and leaves them there when the process is killed.
 */
final class NativeLibraries {

  private static final String LOCATION = "onnxruntime.native.path";

  private NativeLibraries() {}

  /** To be called before ONNX Runtime is first used; where the operator named a path, it stays. */
  static void locate() {
    if (System.getProperty(LOCATION) == null) {
      List.of("onnxruntime", "onnxruntime4j_jni").forEach(NativeLibraries::cache);
    }
  }

  /** A platform that the jar has no library for is left to ONNX Runtime's own error. */
  private static void cache(String library) {
    String name = System.mapLibraryName(library);
    URL packed = Loader.class.getResource("/ai/onnxruntime/native/" + platform() + "/" + name);
    if (packed == null) {
      return;
    }
    try {
      File file = Loader.cacheResource(packed);
      System.setProperty(LOCATION, file.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException("ONNX Runtime's library could not be unpacked", e);
    }
  }

  /** The folder that ONNX Runtime's jar uses for this machine. */
  private static String platform() {
    String[] parts = Loader.getPlatform().split("-", 2);
    String system = parts[0].replace("macosx", "osx").replace("windows", "win");
    return system + "-" + parts[1].replace("x86_64", "x64").replace("arm64", "aarch64");
  }
}
