package org.vultus.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vultus.Shared;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The accuracy, and what quality is worth, with real models on every second pair of real photos.
 */
class EvaluateIT {

  private static final double LOWEST_ACCURACY = 0.98;
  private static final double MOST_WITHOUT_FACE = 0.002;

  /** Of the false non-matches at FMR 1e-3, without the worst tenth of the images. */
  private static final double MOST_LEFT = 0.7;

  /** The curve has a point for every 2 % of the images. */
  private static final int TENTH_DISCARDED = 5;

  @TempDir private Path folder;

  @Test
  void realPairs_areToldApart() throws IOException {
    Path faces = Shared.folder("faces");
    Run run =
        Run.of(
            "evaluate",
            "--pairs",
            everySecond(faces.resolve("pairs.csv")).toString(),
            "--images",
            faces.toString(),
            "--models-dir",
            Shared.folder("models").toString(),
            "--pack",
            "retail-0095",
            "--report",
            folder.resolve("report").toString());
    assertThat(run.exit()).as(run.err()).isZero();
    JsonNode json =
        new JsonMapper().readTree(Files.readAllBytes(folder.resolve("report/evaluation.json")));
    assertThat(json.get("bestAccuracy").asDouble()).isGreaterThanOrEqualTo(LOWEST_ACCURACY);
    assertThat(json.get("failuresToEnrol").asDouble())
        .isLessThanOrEqualTo(MOST_WITHOUT_FACE * json.get("images").asDouble());
    double left = fnmr(json, "overall quality", TENTH_DISCARDED);
    assertThat(left).isLessThanOrEqualTo(MOST_LEFT * fnmr(json, "overall quality", 0));
    assertThat(left).isLessThan(fnmr(json, "detector score", TENTH_DISCARDED));
  }

  private static double fnmr(JsonNode report, String measure, int point) {
    return report.get("discard").get(measure).get(point).get("fnmr").asDouble();
  }

  private Path everySecond(Path list) throws IOException {
    List<String> lines = Files.readAllLines(list);
    Stream<String> kept =
        Stream.concat(
            Stream.of(lines.getFirst()),
            Stream.iterate(1, i -> i < lines.size(), i -> i + 2).map(lines::get));
    return Files.write(folder.resolve("pairs.csv"), kept.toList());
  }
}
