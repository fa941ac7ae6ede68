package org.vultus.lab.bench;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.vultus.onnx.OnnxModel;
import org.vultus.pack.DetectorSpec;
import org.vultus.pack.EmbedderSpec;
import org.vultus.pack.ModelPack;

/**
 * A pack's two networks without anything around them, on inputs that lie ready: the least that a
 * verification can cost. The inputs are random pixels, since the time does not depend on them.
 */
final class BareNetworks implements AutoCloseable {

  private final OnnxModel detector;
  private final OnnxModel embedder;
  private final long[] detectorShape;
  private final long[] embedderShape;
  private final int embedderRuns;

  /**
   * @param width of the detector's input in pixels, a multiple of 32
   * @param height likewise
   */
  BareNetworks(ModelPack pack, int width, int height) {
    DetectorSpec detector = pack.manifest().detector();
    EmbedderSpec embedder = pack.manifest().embedder();
    this.detector = OnnxModel.load(pack.detector(), detector.input().tensor(), detectorOutputs());
    this.embedder =
        OnnxModel.load(pack.embedder(), embedder.input().tensor(), List.of(embedder.output()));
    this.detectorShape = new long[] {1, 3, height, width};
    this.embedderShape = new long[] {1, 3, embedder.height(), embedder.width()};
    this.embedderRuns = embedder.mirrored() ? 2 : 1;
    run(BareNetworks::fill);
  }

  /** The detector once, the embedder once for each crop of a face, by the calling thread. */
  void run() {
    run(ready -> {});
  }

  void detect() {
    detector.run(detectorShape, ready -> {});
  }

  void embed() {
    for (int i = 0; i < embedderRuns; i++) {
      embedder.run(embedderShape, ready -> {});
    }
  }

  @Override
  public void close() {
    detector.close();
    embedder.close();
  }

  private void run(Consumer<FloatBuffer> fill) {
    detector.run(detectorShape, fill);
    for (int i = 0; i < embedderRuns; i++) {
      embedder.run(embedderShape, fill);
    }
  }

  private static void fill(FloatBuffer input) {
    Random random = new Random(1);
    while (input.hasRemaining()) {
      input.put(random.nextInt(256));
    }
  }

  private static List<String> detectorOutputs() {
    return Stream.of(8, 16, 32)
        .flatMap(s -> Stream.of("cls_" + s, "obj_" + s, "bbox_" + s, "kps_" + s))
        .toList();
  }
}
