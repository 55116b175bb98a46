package dev.heatpad.mutants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code heatpad simulate} finds each mistake on purpose, and nothing in the program as it is. Runs
 * in the profile "mutants" only, and prints the table of docs/safety.md.
 */
@Tag("mutants")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MutantsIT {

  private static final Path TABLE = Path.of("target/mutants.md");
  private static final Map<String, String> ROWS = new TreeMap<>();
  private static double seconds;

  @TempDir Path folder;

  static List<String> options() {
    return Mutant.all().stream().map(Mutant::options).distinct().toList();
  }

  static List<Mutant> mutants() {
    return Mutant.all();
  }

  @Order(1)
  @ParameterizedTest
  @MethodSource("options")
  void theProgramAsItIsHolds(String options) throws IOException, InterruptedException {
    MutantBench.Hunt hunt = new MutantBench(folder).simulate(Optional.empty(), options);
    seconds += hunt.seconds();
    assertEquals(0, hunt.exitCode(), hunt::out);
  }

  @Order(2)
  @ParameterizedTest
  @MethodSource("mutants")
  void everyMistakeIsFound(Mutant mutant) throws IOException, InterruptedException {
    MutantBench bench = new MutantBench(folder);
    assertEquals("", bench.apply(mutant), () -> mutant + " is stale");
    MutantBench.Hunt hunt = bench.simulate(Optional.of(bench.compile(mutant)), mutant.options());
    seconds += hunt.seconds();
    ROWS.put(mutant.name(), row(mutant, hunt));
    if (mutant.blindness().isEmpty()) {
      assertTrue(hunt.found(), () -> mutant + " was not found: " + hunt.out());
    } else {
      assertEquals(0, hunt.exitCode(), () -> mutant + " can be found by now: " + hunt.out());
    }
  }

  private static String row(Mutant mutant, MutantBench.Hunt hunt) {
    return "| `"
        + mutant.name()
        + "` | "
        + mutant.blindness().map(why -> "not found: " + why).orElse(mutant.sentence())
        + " | "
        + mutant.options()
        + " | "
        + hunt.text()
        + " |";
  }

  @AfterAll
  static void tellTheTable() throws IOException {
    StringBuilder table = new StringBuilder();
    table.append("| mutant | what it breaks | options | found by | session | seconds |\n");
    table.append("|---|---|---|---|---|---|\n");
    ROWS.values().forEach(row -> table.append(row).append('\n'));
    Files.writeString(TABLE, table);
    System.out.print(table);
    System.out.printf("%d mutants in %.0f s%n", ROWS.size(), seconds);
  }
}
