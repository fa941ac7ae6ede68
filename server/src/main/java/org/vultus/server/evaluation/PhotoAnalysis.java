package org.vultus.server.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.vultus.image.Photo;
import org.vultus.quality.QualityLimits;
import org.vultus.server.evaluation.PhotoResult.Enrolled;
import org.vultus.server.evaluation.PhotoResult.Failed;
import org.vultus.server.evaluation.data.DataSet;
import org.vultus.vision.AnalysedFace;
import org.vultus.vision.FaceEngine;
import org.vultus.vision.Refusal;

/** Analyses each image once, on several threads. */
final class PhotoAnalysis {

  private final FaceEngine engine;
  private final QualityLimits gate;
  private final StageTimes times;
  private final Runnable step;

  /**
   * @param gate refuses images as at enrolment; {@link QualityLimits#NONE} refuses none
   * @param step is run after each image, by one thread at a time
   */
  PhotoAnalysis(FaceEngine engine, QualityLimits gate, StageTimes times, Runnable step) {
    this.engine = engine;
    this.gate = gate;
    this.times = times;
    this.step = step;
  }

  /** The results, in the order of the images. */
  List<PhotoResult> run(DataSet data, int threads) throws InterruptedException {
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      List<Future<PhotoResult>> futures =
          IntStream.range(0, data.images().size())
              .mapToObj(image -> workers.submit(() -> stepping(data.file(image))))
              .toList();
      List<PhotoResult> results = new ArrayList<>();
      for (Future<PhotoResult> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new IllegalStateException("an image could not be analysed", e.getCause());
    } finally {
      workers.shutdownNow();
      workers.close(); // waits: what they use is closed next
    }
  }

  private PhotoResult stepping(Path file) {
    PhotoResult result = analyse(file);
    synchronized (step) {
      step.run();
    }
    return result;
  }

  private PhotoResult analyse(Path file) {
    Photo photo;
    try {
      photo = Photo.of(Files.readAllBytes(file));
    } catch (IOException e) {
      return new Failed("unreadable_file", "The file cannot be read");
    }
    return switch (engine.analyse(photo, gate, times)) {
      case AnalysedFace face -> new Enrolled(face.template(), qualities(face));
      case Refusal refusal -> new Failed(refusal.code().word(), refusal.message());
    };
  }

  /** The report draws an error-versus-discard curve for each. */
  private static Map<String, Double> qualities(AnalysedFace face) {
    return Map.of(
        "overall quality", face.quality().overall(), "detector score", face.face().score());
  }
}
