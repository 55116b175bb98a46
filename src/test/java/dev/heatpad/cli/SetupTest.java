package dev.heatpad.cli;

import static dev.heatpad.cli.CommandRun.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.cli.CommandRun.Outcome;
import dev.heatpad.core.screening.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The first-use questions at the terminal. */
class SetupTest {

  private static final String NEW = person("back", "needed", "standard", "", "");
  private static final String CLEAR = person("back", "clear", "standard", "", "");

  @TempDir Path directory;

  private static String person(
      String name, String state, String profile, String questions, String findings) {
    return json(
        "{'person':'"
            + name
            + "','pads':['back'],'state':'"
            + state
            + "','profile':'"
            + profile
            + "','review_due':false,'questions':["
            + questions
            + "],'findings':["
            + findings
            + "]}");
  }

  private static String persons(String... inside) {
    return "{\"persons\":[" + String.join(",", inside) + "]}";
  }

  private FakeDaemon daemon(String... answers) throws IOException {
    return FakeDaemon.answeringInTurn(directory.resolve("s"), List.of(answers));
  }

  private static String lines(String... words) {
    return String.join("\n", words) + "\n";
  }

  @Test
  void asksOneQuestionAfterTheOtherAndSaysWhatFollows() throws IOException {
    try (FakeDaemon daemon = daemon(persons(NEW), persons(CLEAR))) {
      Outcome outcome =
          new CommandRun()
              .on(daemon.socket())
              .reading("perhaps\n" + "n\n".repeat(Question.values().length + 1))
              .execute("setup");
      assertEquals(0, outcome.code(), outcome.err());
      assertTrue(outcome.out().contains("1 of 22. " + Question.NUMBNESS.sentence()));
      assertTrue(outcome.out().contains("Please type y for yes or n for no."));
      assertTrue(outcome.out().endsWith("Heat may be used.\n"), outcome.out());
      JsonNode sent = JsonMapper.shared().readTree(daemon.requests().getLast());
      assertEquals("answers", sent.get("verb").stringValue());
      assertEquals("back", sent.get("person").stringValue());
      assertEquals("standard", sent.get("profile").stringValue());
      assertEquals(Question.values().length, sent.get("answers").size());
      sent.get("answers").forEach(answer -> assertFalse(answer.booleanValue()));
    }
  }

  @Test
  void anEmptyLineKeepsAnEarlierAnswerAndARedFlagIsExplained() throws IOException {
    String before =
        person(
            "back",
            "red_flag",
            "standard",
            "{'id':'numbness','answer':false},{'id':'night_pain','answer':true}",
            "");
    String after =
        person("back", "red_flag", "standard", "", "{'id':'night_pain','group':'same_day'}");
    try (FakeDaemon daemon = daemon(persons(before), persons(after))) {
      StringBuilder typed = new StringBuilder();
      for (Question question : Question.values()) {
        boolean isKnown = question == Question.NUMBNESS || question == Question.NIGHT_PAIN;
        typed.append(isKnown ? "\n" : "no\n");
      }
      Outcome outcome =
          new CommandRun().on(daemon.socket()).reading(typed + "y\n").execute("setup");
      assertEquals(0, outcome.code(), outcome.err());
      JsonNode answers = JsonMapper.shared().readTree(daemon.requests().getLast()).get("answers");
      assertFalse(answers.get("numbness").booleanValue());
      assertTrue(answers.get("night_pain").booleanValue());
      assertTrue(outcome.out().contains("or if a doctor has looked at it since"));
      assertTrue(outcome.out().contains("Heat is locked: an answer is a warning sign."));
      assertTrue(outcome.out().contains(Question.NIGHT_PAIN.advice()));
    }
  }

  /** Where an answer asks for gentle heat anyway, nobody is asked about it. */
  @Test
  void aForcedProfileIsNoQuestion() throws IOException {
    try (FakeDaemon daemon =
        daemon(persons(NEW), persons(person("back", "clear", "sensitive", "", "")))) {
      StringBuilder typed = new StringBuilder();
      for (Question question : Question.values()) {
        typed.append(question == Question.AGE_55 ? "y\n" : "n\n");
      }
      Outcome outcome =
          new CommandRun().on(daemon.socket()).reading(typed.toString()).execute("setup");
      assertEquals(0, outcome.code(), outcome.err());
      assertTrue(outcome.out().contains("heat is gentle: at most 39 C and 20 minutes"));
    }
  }

  @Test
  void whoStopsHalfwayChangesNothing() throws IOException {
    try (FakeDaemon daemon = daemon(persons(NEW))) {
      Outcome outcome =
          new CommandRun().on(daemon.socket()).reading(lines("n", "n")).execute("setup");
      assertEquals(1, outcome.code());
      assertEquals(
          "Not all questions were answered, so nothing was changed.\n",
          outcome.err().replaceFirst("^heatpad: ", ""));
      assertEquals(1, daemon.requests().size());
    }
  }

  @Test
  void takesTheAnswersOfAFileAsTheyAre() throws IOException {
    Path file = directory.resolve("answers.json");
    Files.writeString(file, json("{'answers':{'numbness':true},'profile':'sensitive'}"));
    String refusal = json("{'accepted':false,'reason':'unreadable','message':'Not complete.'}");
    try (FakeDaemon daemon = daemon(persons(NEW, CLEAR.replace("back", "neck")), refusal)) {
      Outcome outcome =
          new CommandRun()
              .on(daemon.socket())
              .execute("setup", "--person", "neck", "--answers", file.toString());
      assertEquals(1, outcome.code());
      assertTrue(outcome.err().contains("Not complete."), outcome.err());
      assertEquals(
          JsonMapper.shared()
              .readTree(
                  json(
                      "{'answers':{'numbness':true},'profile':'sensitive','verb':'answers',"
                          + "'person':'neck'}")),
          JsonMapper.shared().readTree(daemon.requests().getLast()));
    }
  }

  @Test
  void showsTheAnswersAndChangesNothing() throws IOException {
    String before =
        person(
            "back",
            "blocked",
            "standard",
            "{'id':'drowsy','answer':true},{'id':'numbness','answer':false}",
            "{'id':'drowsy','group':'block'}");
    try (FakeDaemon daemon = daemon(persons(before))) {
      Outcome outcome = new CommandRun().on(daemon.socket()).execute("setup", "--show");
      assertEquals(0, outcome.code(), outcome.err());
      assertTrue(outcome.out().contains("yes  " + Question.DROWSY.sentence()));
      assertTrue(outcome.out().contains("no   " + Question.NUMBNESS.sentence()));
      assertTrue(outcome.out().contains("?    " + Question.BOTH_LEGS.sentence()));
      assertTrue(outcome.out().contains("No heat for now"));
      assertTrue(outcome.out().contains("  " + Question.DROWSY.advice()));
      assertEquals(1, daemon.requests().size());
    }
  }

  @Test
  void severalPersonsMustBeToldApart() throws IOException {
    try (FakeDaemon daemon = daemon(persons(NEW, CLEAR.replace("back", "neck")))) {
      Outcome outcome = new CommandRun().on(daemon.socket()).execute("setup");
      assertEquals(1, outcome.code());
      assertTrue(outcome.err().contains("Say who answers, with --person: back, neck."));
    }
  }
}
