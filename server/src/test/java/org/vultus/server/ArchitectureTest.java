package org.vultus.server;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the arrows between the server's packages as docs/architecture.md draws them. */
final class ArchitectureTest {

  private static final JavaClasses SERVER =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("/test-classes/"))
          .importPackages("org.vultus.server");

  /** Packages of the engine by their plain name, those of the server with a dot before it. */
  @ParameterizedTest(name = "{0} knows only {1}")
  @CsvSource({
    ".identity, embedding image",
    ".store, .identity embedding image",
    ".service, .identity .store embedding gallery image pack quality vision",
    ".reembedding, .identity .store embedding image pack vision",
    ".importing, .identity .service image vision",
    ".history, none",
    ".origin, none",
    ".api, .history .identity .origin .service .store embedding geometry image quality vision",
    ".health, .service",
    ".evaluation, .importing calibration embedding image pack quality statistics vision",
    ".console, none",
    ".logging, none",
    ".assembly, .api .console .health .history .origin .service .store"
        + " embedding onnx pack vision",
    ".cli, .assembly .evaluation .identity .importing .origin .reembedding .service .store"
        + " calibration embedding image onnx pack quality statistics vision",
  })
  void package_knowsOnlyThoseBelow(String name, String known) {
    String[] allowed =
        Stream.concat(Stream.of(name), Arrays.stream(known.split(" ", -1)))
            .map(word -> "org.vultus" + (word.startsWith(".") ? ".server" : ".") + word + "..")
            .toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage("org.vultus.server" + name + "..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(allowed).or(resideOutsideOfPackage("org.vultus..")))
        .check(SERVER);
  }

  @Test
  void packages_haveNoCycles() {
    slices().matching("org.vultus.server.(*)..").should().beFreeOfCycles().check(SERVER);
  }

  @ParameterizedTest(name = "{0} only in {1}")
  @CsvSource({
    "java.sql.., .store",
    "javax.sql.., .store",
    "org.springframework.jdbc.., .store",
    "org.flywaydb.., .store",
    "org.knowm.., .evaluation.report",
    "org.apache.batik.., .evaluation.report",
    "picocli.., .cli",
    "me.tongfei.., .cli",
    "org.yaml.., .cli",
    "org.apache.catalina.., .api",
    "org.apache.coyote.., .api .origin",
    "ch.qos.logback.., .logging",
    "io.micrometer.., .service .health .history .assembly",
    "org.springframework.web.., .api .console .health .origin",
    "jakarta.servlet.., .api .console .health .origin",
  })
  void library_isKnownToFewPackages(String library, String owners) {
    String[] allowed =
        Arrays.stream(owners.split(" ", -1))
            .map(owner -> "org.vultus.server" + owner + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideOutsideOfPackages(allowed)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(SERVER);
  }

  @Test
  void names_saySomething() {
    noClasses()
        .should()
        .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Dto|Constants)(\\$.*)?")
        .check(SERVER);
  }

  /** A child that gets the settings of the shell could work on a database in use. */
  @Test
  void everyProgramThatATestStarts_hasACleanEnvironment() {
    noClasses()
        .should()
        .callConstructor(ProcessBuilder.class, List.class)
        .orShould()
        .callConstructor(ProcessBuilder.class, String[].class)
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.OnlyIncludeTests())
                .importPackages("org.vultus.server"));
  }
}
