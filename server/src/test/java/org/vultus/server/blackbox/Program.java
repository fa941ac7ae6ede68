package org.vultus.server.blackbox;

import java.nio.file.Path;
import java.util.List;

/** How to run the program: the jar that a system property names, or else the classes under test. */
final class Program {

  private static final String JAR = "vultus.jar";

  private Program() {}

  /** The command line up to the JVM's own options. */
  static List<String> java() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Dorg.bytedeco.javacpp.cachedir="
            + System.getProperty("java.io.tmpdir")
            + "/vultus-native");
  }

  /** The command line between those and the program's arguments. */
  static List<String> vultus() {
    String jar = System.getProperty(JAR);
    return jar == null
        ? List.of("-cp", System.getProperty("java.class.path"), "org.vultus.server.Main")
        : List.of("-jar", jar);
  }
}
