package dev.heatpad.arch;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** Who may know whom, and who may ask for the time. The rules of docs/overview.md. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.heatpad");

  private static final DescribedPredicate<JavaClass> JDK_VALUES =
      resideInAnyPackage(
              "java.lang",
              "java.lang.runtime",
              "java.lang.invoke",
              "java.util",
              "java.util.function",
              "java.util.stream",
              "java.util.regex",
              "java.time",
              "java.time.temporal",
              "org.jspecify.annotations")
          .as("JDK value types");

  /** Which single package may import which library (docs/adr/0002-libraries.md). */
  private static final Map<String, String> LIBRARY_ROOMS =
      Map.ofEntries(
          Map.entry("com.pi4j..", "dev.heatpad.adapter.gpio"),
          Map.entry("org.eclipse.paho..", "dev.heatpad.adapter.mqtt"),
          Map.entry("com.hivemq..", "dev.heatpad.adapter.mqtt"),
          Map.entry("org.freedesktop..", "dev.heatpad.adapter.wearable"),
          Map.entry("java.sql..", "dev.heatpad.adapter.journal"),
          Map.entry("org.sqlite..", "dev.heatpad.adapter.journal"),
          Map.entry("io.javalin..", "dev.heatpad.adapter.web"),
          Map.entry("org.eclipse.jetty..", "dev.heatpad.adapter.web"),
          Map.entry("picocli..", "dev.heatpad.cli"),
          Map.entry("tools.jackson.dataformat..", "dev.heatpad.config"),
          Map.entry("io.nayuki..", "dev.heatpad.cli"));

  @Test
  void theCoreKnowsNothingButItselfAndValues() {
    classes()
        .that()
        .resideInAPackage("dev.heatpad.core..")
        .should()
        .onlyDependOnClassesThat(resideInAPackage("dev.heatpad.core..").or(JDK_VALUES))
        .check(CLASSES);
  }

  @Test
  void theRoomsOfTheCoreFormNoCircle() {
    slices().matching("dev.heatpad.core.(*)..").should().beFreeOfCycles().check(CLASSES);
    slices().matching("dev.heatpad.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void theLoopKnowsOnlyTheCore() {
    noClasses()
        .that()
        .resideInAPackage("dev.heatpad.loop..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.heatpad..")
                .and(
                    DescribedPredicate.not(
                        resideInAnyPackage("dev.heatpad.loop..", "dev.heatpad.core.."))))
        .check(CLASSES);
  }

  @Test
  void adaptersNeverKnowEachOther() {
    slices().matching("dev.heatpad.adapter.(*)..").should().notDependOnEachOther().check(CLASSES);
  }

  @Test
  void onlyTheWiringKnowsAdapters() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.heatpad", "dev.heatpad.adapter..")
        .should()
        .dependOnClassesThat(resideInAPackage("dev.heatpad.adapter.."))
        .check(CLASSES);
  }

  @Test
  void eachLibraryHasOneRoom() {
    LIBRARY_ROOMS.forEach((library, room) ->
        noClasses()
            .that()
            .resideOutsideOfPackage(room + "..")
            .should()
            .dependOnClassesThat(resideInAPackage(library))
            .check(CLASSES));
  }

  @Test
  void nobodyAsksForTimeSleepOrChanceButTheEdges() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.heatpad.core..", "dev.heatpad.loop..", "dev.heatpad.sim..", "dev.heatpad.wire..")
        .should()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(java.util.UUID.class, "randomUUID")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callConstructor(java.util.Random.class)
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(Clock.class, ThreadLocalRandom.class)
        .check(CLASSES);
  }

  @Test
  void theCoreHasNoThreadsAndNoLog() {
    noClasses()
        .that()
        .resideInAPackage("dev.heatpad.core..")
        .should()
        .dependOnClassesThat(resideInAPackage("java.util.concurrent.."))
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(Thread.class, System.Logger.class)
        .check(CLASSES);
  }
}
