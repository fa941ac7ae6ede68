package org.vultus.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.vultus.embedding.Embedding;
import org.vultus.fixtures.DrawnFace;
import org.vultus.fixtures.DrawnScene;
import org.vultus.fixtures.ExifOrientation;
import org.vultus.fixtures.TinyPack;
import org.vultus.image.Photo;
import org.vultus.image.Raster;
import org.vultus.onnx.OnnxException;
import org.vultus.pack.ModelPack;
import org.vultus.pack.PackCatalog;
import org.vultus.pack.PackLookup;

/** The whole pipeline with networks and faces that the project makes itself. */
final class FaceEngineTest {

  private static final DrawnFace ANNA = DrawnFace.of(1).at(300, 220).wide(150);
  private static final DrawnFace BEN = DrawnFace.of(2).at(300, 220).wide(150);

  @TempDir private static Path folder;
  private static FaceEngine engine;

  @BeforeAll
  static void open() throws IOException {
    engine = FaceEngine.open(tinyPack(), new EngineSettings(2, 2, 64_000_000));
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  @Test
  void analyse_findsTheFaceWhereItIs() {
    Detection face = face(DrawnScene.of(ANNA).jpeg()).face();
    assertThat(face.box().overlap(ANNA.box())).isGreaterThan(0.9);
    for (int i = 0; i < 5; i++) {
      assertThat(face.landmarks().points().get(i).x())
          .isCloseTo(ANNA.landmarks().points().get(i).x(), within(2.0));
      assertThat(face.landmarks().points().get(i).y())
          .isCloseTo(ANNA.landmarks().points().get(i).y(), within(2.0));
    }
  }

  @Test
  void analyse_samePersonElsewhere_isSimilar() {
    DrawnFace elsewhere = DrawnFace.of(1).at(420, 250).wide(100).tilted(12).lit(0.9);
    assertThat(similarity(DrawnScene.of(ANNA).jpeg(), DrawnScene.of(elsewhere).jpeg()))
        .isGreaterThan(0.9);
  }

  @Test
  void analyse_anotherPerson_isNot() {
    assertThat(similarity(DrawnScene.of(ANNA).jpeg(), DrawnScene.of(BEN).jpeg())).isLessThan(0.6);
  }

  @ParameterizedTest
  @EnumSource
  void analyse_everyExifOrientation_isUpright(ExifOrientation orientation) {
    AnalysedFace face = face(DrawnScene.of(ANNA).jpeg(orientation));
    assertThat(face.face().box().overlap(ANNA.box())).isGreaterThan(0.9);
    assertThat(face.template().similarity(face(DrawnScene.of(ANNA).jpeg()).template()))
        .isGreaterThan(0.98);
  }

  @Test
  void analyse_everyFormat_agrees() throws IOException {
    DrawnScene scene = DrawnScene.of(ANNA);
    for (byte[] file : List.of(scene.png(), scene.bmp(), scene.gif())) {
      assertThat(similarity(file, scene.jpeg())).isGreaterThan(0.98);
    }
  }

  @Test
  void analyse_largePhoto_givesBoxesAtFullSize() {
    DrawnFace face = DrawnFace.of(1).at(1500, 1100).wide(900);
    AnalysedFace found = face(DrawnScene.of(face).sized(4000, 3000).jpeg());
    assertThat(found.face().box().overlap(face.box())).isGreaterThan(0.9);
    assertThat(found.photo().width()).isEqualTo(1000);
    assertThat(found.template().similarity(face(DrawnScene.of(ANNA).jpeg()).template()))
        .isGreaterThan(0.98);
  }

  @Test
  void analyse_smallFaceInALargePhoto_isReadAtFullSize() {
    DrawnFace face = DrawnFace.of(1).at(1500, 1100).wide(300);
    AnalysedFace found = face(DrawnScene.of(face).sized(4000, 3000).jpeg());
    assertThat(found.photo().width()).isEqualTo(4000);
    assertThat(found.template().similarity(face(DrawnScene.of(ANNA).jpeg()).template()))
        .isGreaterThan(0.98);
  }

  @Test
  void analyse_noFace_isRefused() {
    assertThat(refusal(DrawnScene.of().jpeg())).isEqualTo(RefusalCode.NO_FACE);
  }

  @Test
  void analyse_twoFacesAlike_isRefused() {
    byte[] two = DrawnScene.of(DrawnFace.of(1).at(150, 240), DrawnFace.of(2).at(450, 240)).jpeg();
    assertThat(refusal(two)).isEqualTo(RefusalCode.SEVERAL_FACES);
  }

  @Test
  void analyse_oneFaceOfTwiceTheArea_counts() {
    DrawnFace large = DrawnFace.of(1).at(180, 240).wide(200);
    byte[] two = DrawnScene.of(large, DrawnFace.of(2).at(480, 240).wide(120)).jpeg();
    assertThat(face(two).face().box().overlap(large.box())).isGreaterThan(0.9);
  }

  @Test
  void analyse_damagedFile_isRefused() {
    assertThat(refusal(new byte[] {1, 2, 3})).isEqualTo(RefusalCode.UNSUPPORTED_FORMAT);
  }

  @Test
  void survey_givesEveryFace_theLargestFirst() {
    DrawnFace large = DrawnFace.of(1).at(180, 240).wide(200);
    byte[] two = DrawnScene.of(DrawnFace.of(2).at(480, 240).wide(150), large).jpeg();
    FacesFound found = (FacesFound) engine.survey(Photo.of(two));
    assertThat(found.width()).isEqualTo(640);
    assertThat(found.height()).isEqualTo(480);
    assertThat(found.faces()).hasSize(2);
    assertThat(found.faces().getFirst().face().box().overlap(large.box())).isGreaterThan(0.9);
  }

  /** The only face of a photo is seen as an analysis sees it. */
  @Test
  void survey_measuresAsAnAnalysisDoes() {
    byte[] file = DrawnScene.of(ANNA).jpeg();
    FacesFound found = (FacesFound) engine.survey(Photo.of(file));
    assertThat(found.faces())
        .containsExactly(new FacesFound.Found(face(file).face(), face(file).quality()));
  }

  @Test
  void survey_ofNobody_isEmpty_andOfADamagedFileARefusal() {
    FacesFound found = (FacesFound) engine.survey(Photo.of(DrawnScene.of().jpeg()));
    assertThat(found.faces()).isEmpty();
    assertThat(engine.survey(Photo.of(new byte[] {1, 2, 3}))).isInstanceOf(Refusal.class);
  }

  @Test
  void trace_seesEveryStep() {
    Set<Trace.Stage> stages = EnumSet.noneOf(Trace.Stage.class);
    List<Object> seen = new ArrayList<>();
    Trace trace =
        new Trace() {
          @Override
          public void took(Stage stage, long nanos) {
            stages.add(stage);
          }

          @Override
          public void found(List<Detection> faces) {
            seen.addAll(faces);
          }

          @Override
          public void aligned(Raster crop) {
            seen.add(crop.width() + " x " + crop.height());
          }
        };
    engine.analyse(Photo.of(DrawnScene.of(ANNA).jpeg()), trace);
    assertThat(stages).containsExactly(Trace.Stage.values());
    assertThat(seen).hasSize(2).contains("128 x 128");
  }

  @Test
  void analyse_byManyThreads_givesTheSameAsByOne() throws Exception {
    List<byte[]> photos = new ArrayList<>();
    for (int person = 0; person < 8; person++) {
      photos.add(DrawnScene.of(DrawnFace.of(person).wide(80 + 10 * person)).jpeg());
    }
    List<byte[]> alone = photos.stream().map(FaceEngineTest::template).toList();
    List<Callable<byte[]>> calls = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      byte[] photo = photos.get(i % photos.size());
      calls.add(() -> template(photo));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<byte[]>> results = threads.invokeAll(calls);
      for (int i = 0; i < results.size(); i++) {
        assertThat(results.get(i).get()).isEqualTo(alone.get(i % photos.size()));
      }
    }
  }

  @Test
  void analyse_neverRunsMoreAtOnceThanItMay() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    List<Integer> counts = Collections.synchronizedList(new ArrayList<>());
    byte[] photo = DrawnScene.of(ANNA).jpeg();
    List<Callable<Analysis>> calls =
        Collections.nCopies(
            40,
            () ->
                engine.analyse(
                    Photo.of(photo),
                    new Trace() {
                      @Override
                      public void took(Stage stage, long nanos) {
                        if (stage == Stage.DECODE) {
                          counts.add(inside.incrementAndGet());
                        } else if (stage == Stage.EMBED) {
                          inside.decrementAndGet();
                        }
                      }
                    }));
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      threads.invokeAll(calls);
    }
    assertThat(counts).hasSize(40).allMatch(count -> count <= 2);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"output\":\"embedding\"', '\"output\":\"fc1\"', the expected [input] -> [fc1]",
    "'\"length\":64', '\"length\":65', 'has 64 values, not the expected 65'",
    "'\"width\":128', '\"width\":96', could not be run",
    "'\"scale\":[1.0,', '\"scale\":[1e37,', values that are not finite",
    "'\"scale\":[1.0,1.0,1.0]', '\"scale\":[0.0,0.0,0.0]', 'not finite, or all 0'"
  })
  void open_networksThatDoNotFitTheManifest_isRefused(
      String fitting, String unfit, String reason, @TempDir Path other) throws IOException {
    Path pack = TinyPack.write(other);
    Path manifest = pack.resolve("pack.json");
    String text = Files.readString(manifest);
    assertThat(text).contains(fitting);
    Files.writeString(manifest, text.replace(fitting, unfit));
    ModelPack wrong = pack(pack);
    assertThatThrownBy(() -> FaceEngine.open(wrong, EngineSettings.DEFAULT))
        .isInstanceOf(OnnxException.class)
        .hasMessageStartingWith("The networks of the model pack tiny 1 cannot be used: ")
        .hasMessageContaining(reason);
  }

  private static ModelPack tinyPack() throws IOException {
    return pack(TinyPack.write(folder));
  }

  private static ModelPack pack(Path at) {
    PackLookup lookup = new PackCatalog(null, at).find(at.toString());
    assertThat(lookup).isInstanceOf(PackLookup.Found.class);
    return ((PackLookup.Found) lookup).pack();
  }

  private static AnalysedFace face(byte[] file) {
    Analysis analysis = engine.analyse(Photo.of(file));
    assertThat(analysis).isInstanceOf(AnalysedFace.class);
    return (AnalysedFace) analysis;
  }

  private static RefusalCode refusal(byte[] file) {
    Analysis analysis = engine.analyse(Photo.of(file));
    assertThat(analysis).isInstanceOf(Refusal.class);
    return ((Refusal) analysis).code();
  }

  private static byte[] template(byte[] file) {
    return face(file).template().toBytes();
  }

  private static double similarity(byte[] a, byte[] b) {
    Embedding first = face(a).template();
    return first.similarity(face(b).template());
  }
}
