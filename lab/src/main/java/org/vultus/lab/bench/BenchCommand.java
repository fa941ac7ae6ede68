package org.vultus.lab.bench;

import picocli.CommandLine.Command;

/** {@code lab bench}. */
@Command(
    name = "bench",
    description = "How fast the engine and the server are, beside the least that is possible.",
    subcommands = {
      VerifyCommand.class,
      ScaleCommand.class,
      GuideCommand.class,
      OverloadCommand.class
    },
    synopsisSubcommandLabel = "COMMAND")
public final class BenchCommand {}
