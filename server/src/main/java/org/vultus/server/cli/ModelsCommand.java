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
import org.vultus.pack.PackLookup;
import org.vultus.pack.PackManifest;
import org.vultus.pack.PackState;
import org.vultus.pack.download.PackDownload;
import org.vultus.server.assembly.PackSettings;
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
    return inventory.problems().isEmpty() ? 0 : 1;
  }

  @Command(
      name = "check",
      description = {
        "Checks size and SHA-256 of every file of every pack in sight. Ends with 1 if one is wrong or",
        "missing; a pack of which nothing is here counts only if --pack names it."
      },
      mixinStandardHelpOptions = true)
  int check(@Mixin PackOptions options) {
    PrintWriter out = spec.commandLine().getOut();
    PackInventory inventory = options.settings().catalog().inventory();
    List<PackState> here = inventory.packs().stream().filter(inventory::isHere).toList();
    here.forEach(pack -> show(pack, out));
    inventory.packs().stream()
        .filter(pack -> !inventory.isHere(pack))
        .forEach(
            pack ->
                out.printf("-        %s is not here: %s%n", pack.manifest().name(), pack.remedy()));
    inventory.problems().forEach(out::println);
    boolean chosen = options.settings().pack() == null || isComplete(options.settings(), out);
    out.flush();
    boolean complete = here.stream().allMatch(PackState::complete);
    return chosen && complete && inventory.problems().isEmpty() ? 0 : 1;
  }

  private static void show(PackState pack, PrintWriter out) {
    for (FileState file : pack.files()) {
      out.printf("%-7s  %s%n", state(file), file.file().name());
      file.problems().forEach(problem -> out.printf("         %s%n", problem));
    }
  }

  private static boolean isComplete(PackSettings settings, PrintWriter out) {
    PackLookup lookup = settings.find();
    if (lookup instanceof PackLookup.Missing missing) {
      out.println(missing.report());
    }
    return lookup instanceof PackLookup.Found;
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
