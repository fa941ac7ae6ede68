package org.vultus.server.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the evaluation ran on; nothing that tells one machine from others of its kind. */
public record Machine(String os, String processor, int cores, String java) {

  private static final Path LINUX_PROCESSORS = Path.of("/proc/cpuinfo");

  /** This machine. */
  static Machine current() {
    return new Machine(
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        processorName(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.vm.name") + " " + Runtime.version());
  }

  private static String processorName() {
    if (!Files.isReadable(LINUX_PROCESSORS)) {
      return System.getProperty("os.arch");
    }
    try (Stream<String> lines = Files.lines(LINUX_PROCESSORS)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }
}
