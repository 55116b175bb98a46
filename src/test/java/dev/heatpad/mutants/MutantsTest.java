package dev.heatpad.mutants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The mistakes on purpose are kept up with the sources, and docs/safety.md lists them. */
class MutantsTest {

  private static final Path SAFETY = Path.of("docs/safety.md");
  private static final String BEGIN = "<!-- mutants: begin -->";
  private static final String END = "<!-- mutants: end -->";
  private static final int FEWEST = 14;

  @TempDir Path folder;

  static List<Mutant> mutants() {
    return Mutant.all();
  }

  @Test
  void thereAreMistakesOfEveryKind() {
    assertTrue(mutants().size() >= FEWEST, () -> "found " + mutants());
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void everyPatchAppliesToTheSources(Mutant mutant) throws IOException, InterruptedException {
    assertFalse(mutant.sentence().isEmpty(), "its head says what it breaks");
    assertFalse(mutant.sources().isEmpty(), "it changes something");
    assertEquals("", new MutantBench(folder).apply(mutant), () -> mutant + " is stale");
    for (Path source : mutant.sources()) {
      assertTrue(
          Files.mismatch(source, folder.resolve(source)) >= 0, () -> source + " was changed");
    }
  }

  @Test
  void docsListEveryMistakeWithItsSentence() throws IOException {
    List<String> listed =
        Files.readAllLines(SAFETY).stream()
            .dropWhile(line -> !line.equals(BEGIN))
            .takeWhile(line -> !line.equals(END))
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.split(" \\| ", -1)[0].replaceAll("[|` ]", ""))
            .sorted()
            .toList();
    assertEquals(mutants().stream().map(Mutant::name).sorted().toList(), listed);
  }
}
