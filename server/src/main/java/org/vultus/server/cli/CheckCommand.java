package org.vultus.server.cli;

import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.vultus.embedding.ModelId;
import org.vultus.image.ImageDecoder;
import org.vultus.image.Photo;
import org.vultus.image.Picture;
import org.vultus.pack.PackCatalog;
import org.vultus.pack.PackLookup;
import org.vultus.server.store.StoreCheck;
import org.vultus.server.store.StoreCheck.Extent;
import org.vultus.server.store.StoreCheck.Finding;
import org.vultus.server.store.StoreCheck.Kind;
import org.vultus.server.store.Stores;
import org.vultus.vision.EngineSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code vultus check}. */
@Command(
    name = "check",
    description = {
      "Looks for damage in the database, the templates and the photos.",
      "Also for what is missing and for what belongs to nobody. The server may run meanwhile.",
      "Without --repair nothing is changed.",
      "Exit code 0 if nothing is wrong, 1 if something is."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CheckCommand implements Callable<Integer> {

  private static final int LINES = 20;

  @Option(
      names = "--repair",
      description = {
        "Repairs what can be repaired without loss: deletes rows that belong to nobody, removes",
        "damaged templates whose photo is sound, adds digests that are missing, and writes SQLite's",
        "file anew."
      })
  private boolean repair;

  @Mixin private StoreOptions store = new StoreOptions();
  @Mixin private PackOptions pack = new PackOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Map<Kind, Integer> found = new EnumMap<>(Kind.class);
  private final Map<Kind, Integer> repaired = new EnumMap<>(Kind.class);

  @Override
  public Integer call() {
    try (StoreCheck check = Stores.check(store.settings(), repair)) {
      ImageDecoder decoder = new ImageDecoder(EngineSettings.DEFAULT.maxPixels());
      Extent extent = check.run(this::length, photo -> isReadable(decoder, photo), this::tell);
      report(extent);
    }
    found.keySet().forEach(this::advise);
    int left = found.keySet().stream().mapToInt(this::left).sum();
    out().println(left == 0 ? "Nothing is wrong." : "Something is wrong: see above.");
    out().flush();
    return left == 0 ? 0 : 1;
  }

  private OptionalInt length(ModelId model) {
    PackCatalog catalog = pack.settings().catalog();
    return catalog.find(model) instanceof PackLookup.Found pack
        ? OptionalInt.of(pack.pack().manifest().embedder().length())
        : OptionalInt.empty();
  }

  private static boolean isReadable(ImageDecoder decoder, Photo photo) {
    return decoder.decode(photo) instanceof Picture;
  }

  private void tell(Finding finding) {
    int number = found.merge(finding.kind(), 1, Integer::sum);
    if (finding.repaired()) {
      repaired.merge(finding.kind(), 1, Integer::sum);
    }
    if (!isNote(finding.kind())) {
      if (number <= LINES) {
        out().printf("%s: %s%n", words(finding.kind()), finding.subject());
      } else if (number == LINES + 1) {
        out().printf("%s: and more%n", words(finding.kind()));
      }
    }
  }

  private void report(Extent extent) {
    out().printf("Users       %,d%n", extent.users());
    out().printf("Photos      %,d%n", extent.photos());
    out().printf("Templates   %,d%n", extent.templates());
    out()
        .printf(
            "Pack in use %s%n",
            extent
                .inUse()
                .map(model -> "%s, by which %,d users verify".formatted(model, extent.verifiable()))
                .orElse("none yet"));
  }

  private void advise(Kind kind) {
    int all = found.getOrDefault(kind, 0);
    int done = repaired.getOrDefault(kind, 0);
    out()
        .printf(
            "%,d x %s%s%n", all, words(kind), done == 0 ? "" : ", %,d repaired".formatted(done));
    if (done < all || kind == Kind.TEMPLATE_TO_MAKE_ANEW) {
      out().printf("    %s%n", remedy(kind));
    }
  }

  /** What is wrong still. */
  private int left(Kind kind) {
    return isNote(kind) ? 0 : found.getOrDefault(kind, 0) - repaired.getOrDefault(kind, 0);
  }

  private static boolean isNote(Kind kind) {
    return kind == Kind.TEMPLATE_WITHOUT_DIGEST || kind == Kind.PHOTO_WITHOUT_DIGEST;
  }

  private static String words(Kind kind) {
    return switch (kind) {
      case DATABASE_DAMAGED -> "the database is damaged";
      case ROWS_LEFT_OVER -> "rows that belong to nobody";
      case TEMPLATE_DAMAGED -> "template damaged, and the photo with it";
      case TEMPLATE_TO_MAKE_ANEW -> "template damaged";
      case TEMPLATE_WITHOUT_DIGEST -> "template without a digest";
      case PHOTO_MISSING -> "photo missing";
      case PHOTO_DAMAGED -> "photo damaged";
      case PHOTO_WITHOUT_DIGEST -> "photo without a digest";
      case FILE_LEFT_OVER -> "file that belongs to nobody";
      case USER_WITHOUT_TEMPLATE -> "user without a template of the pack in use";
    };
  }

  private static String remedy(Kind kind) {
    return switch (kind) {
      case DATABASE_DAMAGED -> "restore a backup of the database";
      case ROWS_LEFT_OVER -> "./vultus check --repair deletes them";
      case TEMPLATE_DAMAGED -> "replace the photos of these users (PUT /register/{id}?force=true)";
      case TEMPLATE_TO_MAKE_ANEW ->
          "./vultus check --repair removes them, then ./vultus reembed --pack PACK with the pack in"
              + " use makes them anew; restart the server after that";
      case TEMPLATE_WITHOUT_DIGEST, PHOTO_WITHOUT_DIGEST ->
          "./vultus check --repair adds it: only then is damage to it noticed";
      case PHOTO_MISSING, PHOTO_DAMAGED ->
          "restore these files from a backup, or replace the photos of these users; they verify all"
              + " the same, but no change to another pack takes them along";
      case FILE_LEFT_OVER ->
          "if their people should be registered, put back the database that belongs to this folder,"
              + " or ./vultus import them from a copy; if not, delete them";
      case USER_WITHOUT_TEMPLATE ->
          "./vultus reembed --pack PACK with the pack in use, or replace the photos of these users";
    };
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
