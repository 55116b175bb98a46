package dev.heatpad.mutants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A mistake that somebody could make in the program, as a patch.
 *
 * @param name that of the patch's file
 * @param sentence what the mistake breaks
 * @param options of the simulation that is to find it
 * @param blindness why no simulation can find it; empty where one must
 * @param sources what the patch changes
 */
record Mutant(
    String name,
    String sentence,
    String options,
    Optional<String> blindness,
    Path patch,
    List<Path> sources) {

  private static final Path FOLDER = Path.of("src/test/mutants");
  private static final String END = ".patch";
  private static final String COMMENT = "# ";
  private static final String OPTIONS = "# Options: ";
  private static final String BLIND = "# Not found by simulate: ";
  private static final String CHANGED = "+++ b/";
  private static final String USUAL_OPTIONS = "--seed 1";

  static List<Mutant> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(END))
          .sorted()
          .map(Mutant::read)
          .toList();
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  private static Mutant read(Path patch) {
    List<String> lines = lines(patch);
    String file = patch.getFileName().toString();
    return new Mutant(
        file.substring(0, file.length() - END.length()),
        after(COMMENT, lines).orElse(""),
        after(OPTIONS, lines).orElse(USUAL_OPTIONS),
        after(BLIND, lines),
        patch.toAbsolutePath(),
        lines.stream()
            .filter(line -> line.startsWith(CHANGED))
            .map(line -> Path.of(line.substring(CHANGED.length())))
            .toList());
  }

  private static List<String> lines(Path patch) {
    try {
      return Files.readAllLines(patch);
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  private static Optional<String> after(String start, List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()))
        .findFirst();
  }

  @Override
  public String toString() {
    return name;
  }
}
