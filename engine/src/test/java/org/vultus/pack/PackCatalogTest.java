package org.vultus.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vultus.Shared;
import org.vultus.embedding.ModelId;
import org.vultus.pack.PackLookup.Found;
import org.vultus.pack.PackLookup.Missing;

final class PackCatalogTest {

  @TempDir Path temp;
  private final MadeUpPack arcface = MadeUpPack.named("arcface");
  private Path models;
  private Path cache;

  @BeforeEach
  void folders() throws IOException {
    models = Files.createDirectory(temp.resolve("models"));
    cache = temp.resolve("cache");
  }

  @Test
  void find_packFolderByPath() {
    Path folder = arcface.writeTo(temp.resolve("mine"));
    ModelPack pack = found(withoutModels().find(folder.toString()));
    assertThat(pack.manifest()).isEqualTo(arcface.manifest());
    assertThat(pack.detector()).isEqualTo(arcface.detector());
    assertThat(pack.embedder()).isEqualTo(arcface.embedder());
  }

  @Test
  void find_packInSubfolderByItsManifestsName() {
    arcface.writeTo(models.resolve("a/b/folder of any name"));
    assertThat(found(catalog().find("arcface")).manifest()).isEqualTo(arcface.manifest());
  }

  @Test
  void find_packDeeperThanFourLevels() {
    arcface.writeTo(models.resolve("1/2/3/4"));
    assertThat(missing(catalog().find("arcface")).summary()).contains("no model pack 'arcface'");
  }

  @Test
  void find_packBehindLinks() throws IOException {
    Path folder = arcface.writeTo(temp.resolve("elsewhere"));
    Files.createSymbolicLink(models.resolve("link"), folder);
    Files.createSymbolicLink(folder.resolve("loop"), models);
    assertThat(found(catalog().find("arcface")).embedder()).isEqualTo(arcface.embedder());
    assertThat(catalog().inventory().problems()).isEmpty();
  }

  @Test
  void find_fileOfWrongHash() {
    Path folder = arcface.writeTo(models.resolve("arcface"));
    MadeUpPack.write(folder.resolve(MadeUpPack.DETECTOR), MadeUpPack.bytes(1_000, 7));
    Missing missing = missing(catalog().find("arcface"));
    assertThat(missing.problems())
        .singleElement()
        .asString()
        .contains("detector.onnx has the SHA-256 ", "was not loaded")
        .contains(arcface.manifest().files().getFirst().sha256());
  }

  @Test
  void find_reportsEveryProblem() throws IOException {
    Path folder = arcface.writeTo(models.resolve("arcface"));
    MadeUpPack.write(folder.resolve(MadeUpPack.DETECTOR), new byte[7]);
    Files.delete(folder.resolve(MadeUpPack.EMBEDDER));
    Missing missing = missing(catalog().find("arcface"));
    assertThat(missing.report())
        .contains("the model pack arcface is not complete")
        .contains("detector.onnx has 7 bytes where 1000 are expected: it was not loaded")
        .contains("embedder.onnx does not exist")
        .contains("What to do: put the files");
  }

  @Test
  void find_folderInPlaceOfAFile() throws IOException {
    Path folder = arcface.writeTo(models.resolve("arcface"));
    Files.delete(folder.resolve(MadeUpPack.EMBEDDER));
    Files.createDirectory(folder.resolve(MadeUpPack.EMBEDDER));
    assertThat(missing(catalog().find("arcface")).problems().getFirst()).contains("is not a file");
  }

  @Test
  void find_twoPacksOfOneName() {
    arcface.writeTo(models.resolve("a"));
    arcface.writeTo(models.resolve("b"));
    Missing missing = missing(catalog().find("arcface"));
    assertThat(missing.problems()).hasSize(2);
    assertThat(missing.remedy()).contains("--pack");
    assertThat(found(catalog().find(models.resolve("b").toString()))).isNotNull();
  }

  @Test
  void find_unknownName() {
    Missing missing = missing(withoutModels().find("facenet"));
    assertThat(missing.report()).contains("'facenet'", "opencv-zoo, retail-0095", "./facenet");
  }

  @Test
  void find_brokenManifestIsShown() {
    write(models.resolve("mine/pack.json"), "{\"name\": 1}");
    assertThat(missing(catalog().find("arcface")).report())
        .contains("mine/pack.json, line 1: 'name' must be a text in quotes");
  }

  @Test
  void find_pathsThatArePacksOfNobody() {
    write(temp.resolve("file"), "");
    assertThat(problem(temp.resolve("none").toString())).contains("none does not exist");
    assertThat(problem(models.toString())).contains("models has no pack.json");
    assertThat(problem(temp.resolve("file").toString())).contains("file is not a folder");
    assertThat(problem("./\0")).contains("is not a path");
  }

  @Test
  void find_knownNameWithOtherNetworks() {
    String json = arcface.json().replace("\"arcface\"", "\"opencv-zoo\"");
    write(
        models.resolve("pack.json"), json.replace("\"version\":\"1\"", "\"version\":\"2021dec\""));
    assertThat(problem(models.toString())).contains("its networks are others; choose another name");
  }

  @Test
  void find_modelsFolderThatIsNone() {
    write(temp.resolve("file"), "");
    assertThat(fault(temp.resolve("none"))).contains("none does not exist");
    assertThat(fault(temp.resolve("file"))).contains("file is not a folder");
  }

  @Test
  void find_knownPackThatIsNowhere() {
    Missing missing = missing(withoutModels().find("opencv-zoo"));
    assertThat(missing.remedy()).isEqualTo("run `./vultus models pull opencv-zoo`");
    assertThat(missing.problems()).hasSize(2).allMatch(p -> p.contains("not in the cache folder"));
    assertThat(missing(withoutModels().find("retail-0095")).remedy())
        .isEqualTo("name a folder that holds its files with --models-dir");
  }

  @Test
  void find_wrongCandidateOfAKnownPack() {
    write(models.resolve("yunet_n.onnx"), "not a network");
    assertThat(missing(catalog().find("retail-0095")).problems())
        .anyMatch(p -> p.contains("yunet_n.onnx has 13 bytes where 314579 are expected"))
        .anyMatch(p -> p.contains("face-reidentification-retail-0095.onnx is neither in"));
  }

  @Test
  void findBest_modelsFolderThatIsAPack() {
    arcface.writeTo(models);
    assertThat(found(catalog().findBest()).manifest()).isEqualTo(arcface.manifest());
  }

  @Test
  void findBest_onlyPackInSubfolders() {
    arcface.writeTo(models.resolve("arcface"));
    assertThat(found(catalog().findBest()).manifest()).isEqualTo(arcface.manifest());
  }

  @Test
  void findBest_twoPacksInSubfolders() {
    arcface.writeTo(models.resolve("arcface"));
    MadeUpPack.named("edgeface").writeTo(models.resolve("edgeface"));
    assertThat(missing(catalog().findBest()).problems())
        .anyMatch(p -> p.startsWith("arcface 1 lies in"))
        .anyMatch(p -> p.startsWith("edgeface 1 lies in"));
  }

  @Test
  void findBest_nothingElse_isTheBuiltInPack() {
    requireBuiltIn();
    ModelPack pack = found(withoutModels().findBest());
    assertThat(pack.manifest().name()).isEqualTo(KnownPacks.BUILT_IN);
    assertThat(pack.manifest().accuracy()).isNotNull();
    assertThat(pack.detector().length + pack.embedder().length).isLessThan(6_000_000);
  }

  @Test
  void builtInPack_withAWrongFileInTheModelsFolder_isThatOfTheJar() {
    requireBuiltIn();
    PackManifest builtIn = KnownPacks.named(KnownPacks.BUILT_IN).orElseThrow();
    write(models.resolve(builtIn.detector().file()), "not a network");
    assertThat(found(catalog().find(KnownPacks.BUILT_IN)).manifest()).isEqualTo(builtIn);
  }

  @Test
  void findModel_thatVersionAlone() {
    arcface.writeTo(models.resolve("arcface"));
    assertThat(found(catalog().find(new ModelId("arcface", "1"))).manifest())
        .isEqualTo(arcface.manifest());
    Missing missing = missing(catalog().find(new ModelId("arcface", "2")));
    assertThat(missing.summary())
        .startsWith("the model pack arcface 2 is not here, only opencv-zoo 2021dec, ")
        .endsWith(", arcface 1");
    assertThat(missing.remedy()).contains("./vultus reembed --pack");
  }

  @Test
  void findModel_ofAKnownPackWithoutItsFiles() {
    assertThat(missing(withoutModels().find(new ModelId("opencv-zoo", "2021dec"))).summary())
        .isEqualTo("the model pack opencv-zoo is not complete");
  }

  @Test
  void inventory_listsKnownAndOwnPacks() {
    arcface.writeTo(models.resolve("arcface"));
    PackInventory inventory = catalog().inventory();
    assertThat(inventory.packs())
        .extracting(pack -> pack.manifest().name(), PackState::known, PackState::complete)
        .startsWith(tuple("opencv-zoo", true, false), tuple("retail-0095", true, false))
        .endsWith(tuple("arcface", false, true));
  }

  @Test
  void sharedModels_holdRetailAndHalfOfOpenCvZoo() {
    PackCatalog shared = new PackCatalog(Shared.folder("models"), cache);
    assertThat(found(shared.find("retail-0095")).embedder()).hasSize(2_240_139);
    assertThat(found(shared.findBest()).manifest().name()).isEqualTo("retail-0095");
    assertThat(missing(shared.find("opencv-zoo")).problems())
        .singleElement()
        .asString()
        .startsWith("face_recognition_sface_2021dec.onnx is neither in the models folder");
  }

  @Test
  void sharedModels_copiedToTheCache() throws IOException {
    copySharedToCache("retail-0095");
    write(models.resolve("yunet_n.onnx"), "a wrong file does not hide the right one elsewhere");
    assertThat(found(catalog().find("retail-0095")).detector()).hasSize(314_579);
    copyKnownManifest("retail-0095");
    assertThat(found(catalog().findBest()).manifest().name()).isEqualTo("retail-0095");
  }

  /** A folder that was chosen is that pack, or none: nothing of the jar or the cache is in it. */
  @Test
  void find_folderOfBuiltIn_takesNothingFromElsewhere() throws IOException {
    requireBuiltIn();
    copyKnownManifest(KnownPacks.BUILT_IN);
    PackLookup empty = catalog().find(models.toString());
    assertThat(empty).isInstanceOf(PackLookup.Missing.class);
    for (ModelFile file : KnownPacks.named(KnownPacks.BUILT_IN).orElseThrow().files()) {
      Files.write(models.resolve(file.name()), new byte[(int) file.bytes()]);
    }
    PackLookup damaged = catalog().find(models.toString());
    assertThat(damaged).isInstanceOf(PackLookup.Missing.class);
    assertThat(((PackLookup.Missing) damaged).problems())
        .hasSize(2)
        .allMatch(p -> p.contains("SHA-256"));
  }

  private void copySharedToCache(String pack) throws IOException {
    PackCatalog shared = new PackCatalog(Shared.folder("models"), cache);
    for (PackState state : shared.inventory().packs()) {
      if (state.manifest().name().equals(pack)) {
        for (FileState file : state.files()) {
          Path source = Path.of(((CheckedFile) file).place());
          MadeUpPack.write(
              cache.resolve(pack).resolve(file.file().name()), Files.readAllBytes(source));
        }
      }
    }
  }

  private void copyKnownManifest(String pack) throws IOException {
    try (var in = KnownPacks.class.getResourceAsStream("known/" + pack + "/pack.json")) {
      Files.copy(in, models.resolve("pack.json"));
    }
  }

  private static void requireBuiltIn() {
    assumeThat(KnownPacks.named(KnownPacks.BUILT_IN)).isPresent();
  }

  private PackCatalog catalog() {
    return new PackCatalog(models, cache);
  }

  private PackCatalog withoutModels() {
    return new PackCatalog(null, cache);
  }

  private String problem(String pack) {
    return missing(withoutModels().find(pack)).problems().getFirst();
  }

  private String fault(Path folder) {
    PackCatalog catalog = new PackCatalog(folder, cache);
    assertThat(catalog.findBest()).isEqualTo(catalog.find("opencv-zoo"));
    return missing(catalog.findBest()).problems().getFirst();
  }

  private static void write(Path file, String content) {
    MadeUpPack.write(file, content.getBytes(StandardCharsets.UTF_8));
  }

  private static ModelPack found(PackLookup lookup) {
    assertThat(lookup).isInstanceOf(Found.class);
    return ((Found) lookup).pack();
  }

  private static Missing missing(PackLookup lookup) {
    assertThat(lookup).isInstanceOf(Missing.class);
    return (Missing) lookup;
  }
}
