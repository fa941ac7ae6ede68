package org.vultus.server.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vultus.pack.CheckedFile;
import org.vultus.pack.FileState;
import org.vultus.pack.KnownPacks;
import org.vultus.pack.PackInventory;
import org.vultus.pack.PackManifest;
import org.vultus.pack.PackState;
import org.vultus.pack.download.PackDownload;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vultus models}. */
@Command(
    name = "models",
    description = "Lists, downloads and checks model packs.",
    synopsisSubcommandLabel = "(list | pull | check)",
    mixinStandardHelpOptions = true)
final class ModelsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return 0;
  }

  @Command(
      name = "list",
      description = "Lists the packs in sight and the licences of their files.",
      mixinStandardHelpOptions = true)
  int list(@Mixin PackOptions options) {
    PrintWriter out = spec.commandLine().getOut();
    PackInventory inventory = options.settings().catalog().inventory();
    for (PackState pack : inventory.packs()) {
      PackManifest manifest = pack.manifest();
      out.printf("%s (%s)%n", manifest.id(), pack.complete() ? "complete" : "incomplete");
      out.printf("  %s%n", manifest.description());
      manifest
          .files()
          .forEach(
              file ->
                  out.printf(
                      "  %s, %,d bytes, %s, (c) %s%n",
                      file.name(), file.bytes(), file.licence(), file.copyright()));
      if (!pack.complete()) {
        out.printf("  To complete it: %s.%n", pack.remedy());
      }
    }
    inventory.problems().forEach(out::println);
    out.flush();
    return 0;
  }

  @Command(
      name = "check",
      description = "Checks size and SHA-256 of every file of every pack in sight.",
      mixinStandardHelpOptions = true)
  int check(@Mixin PackOptions options) {
    PrintWriter out = spec.commandLine().getOut();
    PackInventory inventory = options.settings().catalog().inventory();
    List<FileState> files =
        inventory.packs().stream().flatMap(pack -> pack.files().stream()).toList();
    for (FileState file : files) {
      out.printf("%-7s  %s%n", state(file), file.file().name());
      file.problems().forEach(problem -> out.printf("         %s%n", problem));
    }
    inventory.problems().forEach(out::println);
    out.flush();
    boolean wrong = files.stream().anyMatch(FileState.Wrong.class::isInstance);
    return wrong || !inventory.problems().isEmpty() ? 1 : 0;
  }

  @Command(
      name = "pull",
      description = "Downloads a pack, or the rest of one; each file is checked before it is kept.",
      mixinStandardHelpOptions = true)
  int pull(
      @Parameters(paramLabel = "PACK", description = "The pack's name.") String pack,
      @Option(
              names = "--mirror",
              paramLabel = "URL",
              description = "A folder on a server that holds the files by their names.")
          @Nullable URI mirror,
      @Mixin PackOptions options) {
    if (pack.equals(KnownPacks.BUILT_IN)) {
      spec.commandLine()
          .getErr()
          .println("The pack builtin comes with Vultus: nothing to download");
      return 0;
    }
    PackManifest manifest =
        KnownPacks.named(pack)
            .orElseThrow(
                () ->
                    new CommandFailedException(
                        "There is no pack '%s'; known are %s".formatted(pack, names())));
    try (DownloadBar bar = new DownloadBar()) {
      Path folder = new PackDownload(options.cacheDir(), mirror).pull(manifest, bar);
      spec.commandLine().getErr().println(manifest.id() + " is complete in " + folder);
    }
    return 0;
  }

  private static String state(FileState file) {
    return switch (file) {
      case CheckedFile right -> "ok";
      case FileState.Absent absent -> "missing";
      case FileState.Wrong wrong -> "WRONG";
    };
  }

  private static String names() {
    return String.join(", ", KnownPacks.all().stream().map(PackManifest::name).toList());
  }
}
