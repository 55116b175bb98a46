package dev.heatpad.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Requirement: programs are data beside the configuration file, `heat` is always there, and a
/// mistake in one gives a sentence with its place.
class ProgramsTest {
  private static final Path SHIPPED = Path.of("config", "programs");

  private static final String GOOD =
      """
      title = "Short"
      description = "A short one."
      [[phase]]
      kind = "heat"
      duration = "5 min"
      target = "37.5 C"
      """;

  @TempDir private Path directory;

  @Test
  void theShippedProgramsAreThese() throws ConfigurationException {
    Programs programs = Programs.load(SHIPPED);
    assertEquals(Set.of("gentle", "heat"), programs.byName().keySet());
    assertEquals(Optional.of(Programs.HEAT), programs.named("heat"), "built in as shipped");
    Program gentle = programs.named("gentle").orElseThrow();
    assertEquals(List.of(new Phase.Heat(Duration.ofMinutes(15), 38.0)), gentle.phases());
    assertEquals(Duration.ofMinutes(15), gentle.duration());
  }

  @Test
  void withoutAFolderThereIsHeat() throws ConfigurationException {
    assertEquals(Programs.builtIn(), Programs.load(directory.resolve("missing")));
    assertEquals(Programs.builtIn(), Programs.load(directory));
    assertEquals(
        Path.of("config", "programs"), Programs.directoryBeside(Path.of("config/heatpad.toml")));
  }

  @Test
  void otherFilesAreNoPrograms() throws Exception {
    write("short.toml", GOOD);
    write(".short.toml", "nonsense");
    write("short.toml~", "nonsense");
    assertEquals(Set.of("heat", "short"), Programs.load(directory).byName().keySet());
  }

  @Test
  void aFileReplacesWhatIsBuiltIn() throws Exception {
    write("heat.toml", GOOD);
    assertEquals(Optional.of("Short"), Programs.load(directory).named("heat").map(Program::title));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeGivesOneSentence(String wrong, String right, String sentence) throws Exception {
    Path file = write("short.toml", GOOD.replace(wrong, right));
    assertEquals(List.of(file + sentence), problems());
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        arguments("\"5 min\"", "5", ":5:1: phase.duration is 5 without a unit; write \"5 min\"."),
        arguments(
            "37.5 C",
            "43 C",
            ":6:1: phase.target is \"43 C\"; it takes 36.0 C to 42.0 C, by limit D1 of docs/safety.md:"
                + " 41 C is the convention for medical contact, 42 C is for experts, and lasting"
                + " skin changes are linked to 43 C and more."),
        arguments(
            "\"5 min\"",
            "\"31 min\"",
            ":5:1: phase.duration is \"31 min\"; it takes 1 min to 30 min, by limit D3 of"
                + " docs/safety.md: usual practice is 15 to 20 min, hard timer at 30 min."),
        arguments("\"heat\"", "\"breathe\"", ":4:1: phase.kind is \"breathe\"; write \"heat\"."),
        arguments(
            "[[phase]]",
            "titel = \"x\"\n[[phase]]",
            ":3:1: titel is not a key; did you mean title?"),
        arguments(
            "target = \"37.5 C\"\n",
            "",
            ": phase.target is missing; write it like target = \"40.0 C\"."),
        arguments(
            "[[phase]]",
            "[phase]",
            ":3:2: a program has one [[phase]] in this version; write that."),
        arguments(
            "[[phase]]",
            "[[phase]]\n[[phase]]",
            ":3:3: a program has one [[phase]] in this version; write that."),
        arguments("A short one.", "", ":2:1: description is \"\"; it takes 1 to 200 characters."));
  }

  @Test
  void theFindingsOfAllFilesAreTold() throws Exception {
    Path first = write("a.toml", "x");
    Path second = write("Bad Name.toml", GOOD);
    assertEquals(
        List.of(
            second + ": the file's name is no program's; use 1 to 32 of a-z, 0-9, _ and -.",
            first + ":1:2: the file ends too early; close the last quote or bracket."),
        problems());
  }

  @Test
  void aFileInPlaceOfTheFolderIsRefused() throws IOException {
    Path file = write("programs", "x");
    ConfigurationException refused =
        assertThrows(ConfigurationException.class, () -> Programs.load(file));
    assertEquals(
        List.of(file + ": this is not a directory; programs are the files in one."),
        refused.problems());
  }

  @Test
  void aPadNeedsAProgramThatIsThere() throws ConfigurationException {
    Programs programs = Programs.load(SHIPPED);
    programs.require(SettingsText.ofOverrides("pad.back.program=gentle"));
    Settings wrong = SettingsText.ofOverrides("pad.back.program=hot");
    ConfigurationException refused =
        assertThrows(ConfigurationException.class, () -> programs.require(wrong));
    assertEquals(
        List.of("pad.back.program is \"hot\"; write \"gentle\" or \"heat\"."), refused.problems());
  }

  private List<String> problems() {
    return assertThrows(ConfigurationException.class, () -> Programs.load(directory)).problems();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }
}
