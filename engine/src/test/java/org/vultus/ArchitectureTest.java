package org.vultus;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the arrows between the engine's packages as docs/architecture.md draws them. */
final class ArchitectureTest {

  private static final JavaClasses ENGINE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("/test-classes/"))
          .importPackages("org.vultus");

  @ParameterizedTest(name = "{0} knows only {1}")
  @CsvSource({
    "geometry, none",
    "statistics, none",
    "embedding, none",
    "onnx, none",
    "image, geometry",
    "image.container, none",
    "pack, geometry embedding",
    "gallery, embedding",
    "calibration, embedding statistics",
    "quality, geometry image",
    "vision, geometry embedding image onnx pack quality",
  })
  void package_knowsOnlyThoseBelow(String name, String known) {
    String[] allowed =
        ("org.vultus." + name + ".. " + known)
            .replaceAll(" (\\w+)", " org.vultus.$1..")
            .split(" ", -1);
    classes()
        .that()
        .resideInAPackage("org.vultus." + name + "..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(allowed).or(resideOutsideOfPackage("org.vultus..")))
        .check(ENGINE);
  }

  @Test
  void packages_haveNoCycles() {
    slices().matching("org.vultus.(**)").should().beFreeOfCycles().check(ENGINE);
  }

  @ParameterizedTest(name = "{0} only in {1}")
  @CsvSource({
    "ai.onnxruntime.., onnx",
    "org.bytedeco.opencv.., image",
    "java.net.http.., pack.download",
    "tools.jackson.., pack",
  })
  void library_isKnownToOnePackage(String library, String owner) {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.vultus." + owner)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(ENGINE);
  }

  @Test
  void names_saySomething() {
    noClasses()
        .should()
        .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Dto|Constants)(\\$.*)?")
        .check(ENGINE);
  }

  @Test
  void classes_areFinalUnlessSealed() {
    classes()
        .that()
        .areNotInterfaces()
        .and()
        .areNotAnonymousClasses()
        .and()
        .areNotEnums()
        .should()
        .haveModifier(JavaModifier.FINAL)
        .check(ENGINE);
  }
}
