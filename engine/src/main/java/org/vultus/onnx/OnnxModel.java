package org.vultus.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * A loaded network with one float32 input, run on the CPU by the calling thread alone: parallel
 * requests scale better than parallel operators, and no idle thread spins. Safe for use by many
 * threads; as many input buffers are kept as calls were under way at once.
 */
public final class OnnxModel implements AutoCloseable {

  private final OrtSession session;
  private final String input;
  private final List<String> outputs;
  private final ConcurrentLinkedQueue<FloatBuffer> buffers = new ConcurrentLinkedQueue<>();

  private OnnxModel(OrtSession session, String input, List<String> outputs) {
    this.session = session;
    this.input = input;
    this.outputs = List.copyOf(outputs);
  }

  /**
   * Loads a network.
   *
   * @param onnx the bytes of an ONNX file
   * @param input the name of the input
   * @param outputs the names of the outputs that {@link #run} gives, in its order
   * @throws OnnxException if the bytes are no network or it has other inputs or outputs
   */
  public static OnnxModel load(byte[] onnx, String input, List<String> outputs) {
    OrtEnvironment environment = LastingEnvironment.get(); // before anything else of ONNX Runtime
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      OrtSession session = environment.createSession(onnx, options);
      OnnxModel model = new OnnxModel(session, input, outputs);
      model.checkNames();
      return model;
    } catch (OrtException e) {
      throw new OnnxException("the network could not be loaded", e);
    }
  }

  /**
   * Runs the network once.
   *
   * @param shape of the input
   * @param fill writes the input, row-major, into a buffer of exactly that many values; its former
   *     content is arbitrary
   * @return the values of each output, row-major
   */
  public List<float[]> run(long[] shape, Consumer<FloatBuffer> fill) {
    FloatBuffer values = takeBuffer(size(shape));
    try {
      fill.accept(values);
      values.clear().limit(size(shape));
      return run(shape, values);
    } catch (OrtException e) {
      throw new OnnxException("the network could not be run", e);
    } finally {
      buffers.add(values);
    }
  }

  private List<float[]> run(long[] shape, FloatBuffer values) throws OrtException {
    try (OnnxTensor tensor = OnnxTensor.createTensor(LastingEnvironment.get(), values, shape);
        OrtSession.Result result =
            session.run(Map.of(input, tensor), new LinkedHashSet<>(outputs))) {
      List<float[]> all = new ArrayList<>();
      for (String name : outputs) {
        OnnxTensor output = (OnnxTensor) result.get(name).orElseThrow();
        FloatBuffer content = output.getFloatBuffer();
        float[] copy = new float[content.remaining()];
        content.get(copy);
        all.add(copy);
      }
      return all;
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new OnnxException("the network could not be closed", e);
    }
  }

  private void checkNames() {
    if (!session.getInputNames().contains(input)
        || !session.getOutputNames().containsAll(outputs)) {
      String seen = session.getInputNames() + " -> " + session.getOutputNames();
      close();
      throw new OnnxException(
          "the network has %s, not the expected [%s] -> %s".formatted(seen, input, outputs));
    }
  }

  private FloatBuffer takeBuffer(int size) {
    FloatBuffer pooled = buffers.poll();
    if (pooled != null && pooled.capacity() >= size) {
      return pooled.clear().limit(size);
    }
    return ByteBuffer.allocateDirect(size * Float.BYTES)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  private static int size(long[] shape) {
    long size = 1;
    for (long side : shape) {
      size = Math.multiplyExact(size, side);
    }
    return Math.toIntExact(size);
  }
}
