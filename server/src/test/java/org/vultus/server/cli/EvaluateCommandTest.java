package org.vultus.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vultus.fixtures.DrawnFace;
import org.vultus.fixtures.DrawnScene;
import org.vultus.fixtures.TinyPack;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Five drawn persons with three photos each, one of which shows no face. */
class EvaluateCommandTest {

  private static final int PEOPLE = 5;

  @TempDir private static Path folder;
  private static Path pack;
  private static Path photos;

  @TempDir private Path report;

  @BeforeAll
  static void draw() throws IOException {
    pack = TinyPack.write(Files.createDirectory(folder.resolve("tiny")));
    photos = Files.createDirectory(folder.resolve("people"));
    for (int person = 1; person <= PEOPLE; person++) {
      Path own = Files.createDirectory(photos.resolve("p" + person));
      DrawnFace face = DrawnFace.of(person);
      Files.write(own.resolve("1.jpg"), DrawnScene.of(face).jpeg());
      Files.write(own.resolve("2.jpg"), DrawnScene.of(face.tilted(8).lit(0.9)).jpeg());
      DrawnScene third = person == PEOPLE ? DrawnScene.of() : DrawnScene.of(face.at(400, 250));
      Files.write(own.resolve("3.jpg"), third.jpeg());
    }
  }

  @Test
  void people_giveAllGenuinePairsAndASample() throws IOException {
    JsonNode json = evaluatePeople("--impostor-pairs", "40");
    assertThat(json.get("pack").asString()).isEqualTo("tiny");
    assertThat(json.get("pairs").asInt()).isEqualTo(55);
    assertThat(json.get("genuinePairs").asInt()).isEqualTo(15);
    assertThat(json.get("images").asInt()).isEqualTo(15);
  }

  @Test
  void photoWithoutFace_failsToEnrolAndItsPairsDoNotMatch() throws IOException {
    JsonNode json = evaluatePeople();
    assertThat(json.get("failuresToEnrol").asInt()).isEqualTo(1);
    assertThat(json.at("/failures/0/image").asString()).isEqualTo("p5/3.jpg");
    assertThat(json.at("/failuresByCode/no_face").asInt()).isEqualTo(1);
    // Two of the 15 genuine pairs have that photo; drawn persons are told apart otherwise.
    double missed = 2 / 15.0;
    assertThat(json.at("/fnmrAtFmr/1e-3/fnmr").asDouble()).isCloseTo(missed, within(1e-9));
    assertThat(json.at("/atThreshold/pack/fnmr/value").asDouble()).isCloseTo(missed, within(1e-9));
    assertThat(json.get("bestAccuracy").asDouble()).isCloseTo(1 - 2 / 105.0, within(1e-9));
  }

  @Test
  void figures_areNumbersThatLieInTheirIntervals() throws IOException {
    JsonNode json = evaluatePeople();
    for (String fmr : List.of("1e-2", "1e-3", "1e-4", "1e-5")) {
      JsonNode at = json.get("fnmrAtFmr").get(fmr);
      assertThat(at.get("threshold").isNumber()).isTrue();
      assertThat(at.get("fnmr").asDouble())
          .isBetween(at.get("low").asDouble(), at.get("high").asDouble());
      assertThat(at.get("supported").asBoolean()).as("30 of 90 pairs at 1 %").isFalse();
    }
    assertThat(json.get("auc").asDouble()).isBetween(0.85, 1.0);
    assertThat(json.get("bestThreshold").asDouble()).isBetween(0.0, 1.0);
  }

  @Test
  void report_saysWhatWasRun() throws IOException {
    JsonNode run = evaluatePeople().get("run");
    assertThat(run.get("command").asString()).startsWith("vultus evaluate ").contains(" --people ");
    assertThat(run.get("listSha256").asString()).matches("[0-9a-f]{64}");
    assertThat(run.at("/machine/cores").asInt()).isPositive();
    assertThat(evaluatePeople().at("/secondsPerStage/embed").asDouble()).isPositive();
  }

  @Test
  void folder_holdsOnePageAndOneJsonFile() throws IOException {
    evaluatePeople();
    try (Stream<Path> files = Files.list(report)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("evaluation.html", "evaluation.json");
    }
  }

  @Test
  void page_hasItsChartsAndNeedsNothingElse() throws IOException {
    evaluatePeople();
    String page = Files.readString(report.resolve("evaluation.html"));
    assertThat(page.split("<svg ", -1)).as("histogram, ROC, DET, discard").hasSize(5);
    assertThat(page).contains("var(--genuine)", "unsupported: ", "prefers-color-scheme: dark");
    assertThat(page).doesNotContain("<script", "<img", "<link", "href=\"http", "url(http");
  }

  @Test
  void severalTemplates_areMeasuredByEachRule() throws IOException {
    JsonNode rules = evaluatePeople().get("templatesPerPerson");
    assertThat(rules).hasSize(6);
    assertThat(rules.at("/5/templates").asInt()).isEqualTo(2);
    assertThat(rules.at("/5/rule").asString()).isEqualTo("mean");
    assertThat(rules.at("/5/fnmrAtFmr/1e-4/supported").asBoolean()).isFalse();
    assertThat(Files.readString(report.resolve("evaluation.html")))
        .contains("Several templates per person");
  }

  @Test
  void calibration_isInTheReportAndInThePacksFolder() throws IOException {
    Path own = TinyPack.write(Files.createDirectory(folder.resolve("own")));
    String manifest = Files.readString(own.resolve("pack.json")).replaceFirst("1.0E-4", "0.2");
    Files.writeString(own.resolve("pack.json"), manifest);
    Run run =
        Run.of(
            "evaluate",
            "--pack=" + own,
            "--people=" + photos,
            "--report=" + report,
            "--calibrate=drawn faces");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("Calibration     " + own.resolve("pack.json"));
    JsonNode inReport = json("evaluation").get("calibration");
    JsonNode inPack =
        new JsonMapper().readTree(Files.readAllBytes(own.resolve("pack.json"))).at("/match");
    assertThat(inPack.get("calibration")).isEqualTo(inReport);
    assertThat(inPack.get("fixed").isNull()).isTrue();
    assertThat(inReport.get("data").asString()).isEqualTo("drawn faces");
    assertThat(inReport.get("people").asInt()).isEqualTo(PEOPLE);
    assertThat(inReport.get("images").asInt()).isEqualTo(14);
    assertThat(inReport.at("/tables/0/comparisons").asInt()).isEqualTo(14 * 13 / 2 - 4 * 3 - 1);
  }

  @Test
  void calibrationOfTooFew_isRefused() throws IOException {
    String before = Files.readString(pack.resolve("pack.json"));
    Run run = evaluate("--people", photos.toString(), "--calibrate");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("No calibration was written: ").doesNotContain("\tat ");
    assertThat(pack.resolve("pack.json")).hasContent(before);
  }

  @Test
  void pairs_areReadFromAList() throws IOException {
    Path list = folder.resolve("pairs.csv");
    Files.writeString(
        list,
        "path_a,path_b,same\np1/1.jpg,p1/2.jpg,1\np2/1.jpg,p2/2.jpg,1\np1/1.jpg,p2/1.jpg,0\n");
    Run run = evaluate("--pairs", list.toString(), "--images", photos.toString());
    assertThat(run.err()).doesNotContain("Exception");
    assertThat(run.exit()).isZero();
    JsonNode json = json("evaluation");
    assertThat(json.get("bestAccuracy").asDouble()).isEqualTo(1);
    // Two persons with a genuine pair: 1 - 0.05^(1/2).
    assertThat(json.at("/intervals/eer/high").asDouble()).isCloseTo(0.7764, within(1e-4));
    assertThat(json.at("/intervals/bestAccuracy/low").asDouble()).isCloseTo(0.2236, within(1e-4));
    assertThat(json.at("/intervals/auc/low").asDouble()).isCloseTo(0.2236, within(1e-4));
  }

  @Test
  void groups_areReportedWithTheirSpread() throws IOException {
    Path groups = folder.resolve("groups.csv");
    Files.writeString(groups, "person,group\np1,left\np2,left\np3,right\np4,right\np5,right\n");
    JsonNode json = evaluatePeople("--groups", groups.toString());
    assertThat(json.get("groups")).hasSize(2);
    assertThat(json.at("/groups/0/genuinePairs").asInt()).isEqualTo(6);
    assertThat(json.at("/spread/1e-2/fnmr/highest").asString()).isEqualTo("right");
    assertThat(json.at("/spread/1e-2/fnmr/difference").asDouble()).isCloseTo(2 / 9.0, within(1e-9));
    assertThat(json.at("/groups/1/images").asInt()).isEqualTo(9);
    assertThat(json.at("/groups/1/failuresToEnrol").asInt()).isEqualTo(1);
    assertThat(json.at("/groups/0/failuresToEnrol").asInt()).isZero();
    assertThat(json.at("/groups/0/genuineHistogram/counts")).hasSize(100);
    assertThat(json.at("/groupsLeftOut")).isEmpty();
    assertThat(Files.readString(report.resolve("evaluation.html")).split("<svg ", -1))
        .as("four of all, ROC and DET of the groups, two histograms")
        .hasSize(9);
  }

  @Test
  void manyGroups_areDrawnSixToAChart() throws IOException {
    Path groups = folder.resolve("many.csv");
    Path crowd = Files.createDirectory(folder.resolve("crowd"));
    StringBuilder lines = new StringBuilder("person,group\n");
    for (int person = 1; person <= 16; person++) {
      Path own = Files.createDirectory(crowd.resolve("p" + person));
      Files.write(own.resolve("1.jpg"), DrawnScene.of(DrawnFace.of(person)).jpeg());
      Files.write(own.resolve("2.jpg"), DrawnScene.of(DrawnFace.of(person).tilted(8)).jpeg());
      lines.append("p%d,group %d%n".formatted(person, person / 2 + 1));
    }
    Files.writeString(groups, lines.toString());
    Run run = evaluate("--people", crowd.toString(), "--groups", groups.toString());
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(json("evaluation").at("/groups")).hasSize(7);
    String page = Files.readString(report.resolve("evaluation.html"));
    assertThat(page.split("viewBox=\"0 0 640 488\"", -1))
        .as("ROC of six, the legend below")
        .hasSize(2);
    assertThat(page.split("<svg ", -1))
        .as("two ROC, two DET, 7 histograms, and 4 of all")
        .hasSize(16);
  }

  @Test
  void groupWithoutPairsOfBothKinds_isNamed() throws IOException {
    Path groups = folder.resolve("lonely.csv");
    Files.writeString(groups, "person,group\np1,many\np2,many\np3,<alone>\n");
    JsonNode json = evaluatePeople("--groups", groups.toString());
    assertThat(json.at("/groups")).hasSize(1);
    assertThat(json.at("/groupsLeftOut")).hasToString("[\"<alone>\"]");
    assertThat(Files.readString(report.resolve("evaluation.html")))
        .contains("there are no figures", "&lt;alone&gt;");
  }

  @Test
  void figuresOfFewErrors_areMarkedWhereverTheyArePrinted() throws IOException {
    Path groups = folder.resolve("marked.csv");
    Files.writeString(groups, "person,group\np1,left\np2,left\n");
    Run run = evaluate("--people", photos.toString(), "--groups", groups.toString());
    assertThat(run.out()).containsPattern("Best accuracy .* % \\(too few errors");
    assertThat(run.out()).containsPattern("FNMR at 1e-2 .* \\(too few errors");
    assertThat(Files.readString(report.resolve("evaluation.html")))
        .contains("<td>unsupported: 100.00\u00a0%")
        .doesNotContain("<td>100.00\u00a0%");
    assertThat(json("evaluation").at("/discard/overall quality/0/supported").asBoolean()).isFalse();
  }

  @Test
  void nothingThatPasses_isToldWithTheReasons() throws IOException {
    Path small = Files.createDirectory(folder.resolve("small"));
    for (int person = 1; person <= 2; person++) {
      Path own = Files.createDirectory(small.resolve("p" + person));
      byte[] photo = DrawnScene.of(DrawnFace.of(person).wide(50)).jpeg();
      Files.write(own.resolve("1.jpg"), photo);
      Files.write(own.resolve("2.jpg"), photo);
    }
    Run run = evaluate("--people", small.toString(), "--gate");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err())
        .contains("No image of the folder small gave a template: face_too_small 4");
  }

  @Test
  void comparison_withItself_findsNoDifference() throws IOException {
    evaluatePeople();
    String file = report.resolve("evaluation.json").toString();
    Path other = Files.createDirectory(folder.resolve("compared"));
    assertThat(Run.of("evaluate", "--compare", file, file, "--report", other.toString()).exit())
        .isZero();
    JsonNode json = new JsonMapper().readTree(Files.readAllBytes(other.resolve("comparison.json")));
    assertThat(json.at("/differences/auc/difference").asDouble()).isZero();
    assertThat(json.at("/differences/eer/clear").asBoolean()).isFalse();
    assertThat(json.at("/a/figures/pairs").asInt()).isEqualTo(105);
    assertThat(json.at("/b/failuresByCode/no_face").asInt()).isEqualTo(1);
    assertThat(json.at("/b/secondsPerStage/embed").asDouble()).isPositive();
    String page = Files.readString(other.resolve("comparison.html"));
    assertThat(page.split("<svg ", -1)).as("two histograms, ROC, DET").hasSize(5);
    assertThat(page).contains("no_face", "From start to end");
  }

  @Test
  void comparison_ofOtherPairs_isRefused() throws IOException {
    evaluatePeople();
    Path first = Files.move(report.resolve("evaluation.json"), folder.resolve("first.json"));
    evaluatePeople("--impostor-pairs", "10");
    Run run =
        Run.of(
            "evaluate",
            "--compare",
            first.toString(),
            report.resolve("evaluation.json").toString(),
            "--report",
            folder.resolve("none").toString());
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("about different pairs");
  }

  /** Cut or edited by hand. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "first" : \\[|"first" : [ 99, |is no report
          "first" : \\[|"first" : [ 0, |is no report
          "similarity" : \\[|"similarity" : [ NaN, |is no report
          "similarity" : \\[[^,]*,|"similarity" : [ "NaN",|is no report
          "personOf" : \\[ 0|"personOf" : [ -1|is no report
          "personOf" : \\[ 0, 0, 0|"personOf" : [ 1, 1, 1|about different pairs
          "personOf" : [^\\]]*\\]|"personOf" : [ ]|is no report
          "withoutFace" : [^\\]]*\\]|"withoutFace" : null|is no report
          "machine"|"engine"|is no report
          "secondsPerStage"|"times"|is no report
          """)
  void comparisonWithADamagedReport_isRefused(String found, String instead, String reason)
      throws IOException {
    evaluatePeople();
    Path whole = report.resolve("evaluation.json");
    String text = Files.readString(whole);
    String damaged = text.replaceFirst(found, instead);
    assertThat(damaged).isNotEqualTo(text);
    Path file = Files.writeString(folder.resolve("damaged.json"), damaged);
    String unused = folder.resolve("unused").toString();
    Run run =
        Run.of("evaluate", "--compare", whole.toString(), file.toString(), "--report", unused);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains(reason).doesNotContain("Exception");
  }

  @Test
  void whatMakesNoSense_isSaidBeforeAnyWork() throws IOException {
    Path text = Files.writeString(folder.resolve("text.json"), "{\"pack\": \"x\"}");
    assertRefused("one of --pairs FILE, --people DIR and --compare");
    assertRefused("one of --pairs", "--people", "x", "--pairs", "y");
    assertRefused("There is no file", "--pairs", folder.resolve("missing.csv").toString());
    assertRefused("There is no folder", "--people", folder.resolve("missing").toString());
    assertRefused("--replicates is at least 100", "--people", "x", "--replicates", "5");
    assertRefused(
        "is no report of 'vultus evaluate'", "--compare", text.toString(), text.toString());
    assertRefused("leave out --groups", "--compare", text.toString(), text.toString(), "--gate");
    assertRefused("without --pairs leave it out", "--people", "x", "--images", "y");
  }

  @Test
  void reportBesideAnother_isRefused() throws IOException {
    Files.writeString(report.resolve("other.json"), "{}");
    Run run = evaluate("--people", photos.toString());
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("holds other.json already");
  }

  private void assertRefused(String reason, String... arguments) {
    Run run = evaluate(arguments);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains(reason).doesNotContain("Exception", "Evaluate:");
  }

  private JsonNode evaluatePeople(String... arguments) throws IOException {
    List<String> all =
        Stream.concat(Stream.of("--people", photos.toString()), Stream.of(arguments)).toList();
    Run run = evaluate(all.toArray(String[]::new));
    assertThat(run.exit()).as(run.err()).isZero();
    return json("evaluation");
  }

  private JsonNode json(String name) throws IOException {
    return new JsonMapper().readTree(Files.readAllBytes(report.resolve(name + ".json")));
  }

  private Run evaluate(String... arguments) {
    return Run.of(
        Stream.of(
                Stream.of("evaluate", "--pack", pack.toString(), "--report", report.toString()),
                Stream.of(arguments))
            .flatMap(part -> part)
            .toArray(String[]::new));
  }
}
