package dev.heatpad.cli;

import dev.heatpad.core.screening.Answer;
import dev.heatpad.core.screening.Question;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The first-use questions of one person, in plain sentences. */
final class ScreeningText {

  private ScreeningText() {}

  /** The answers that still count. */
  static Map<Question, Answer> earlier(Document person) {
    Map<Question, Answer> answers = new EnumMap<>(Question.class);
    for (Document one : person.list("questions")) {
      Optional<Question> question = one.text("id").flatMap(Question::of);
      if (one.holds("answer")) {
        question.ifPresent(known -> answers.put(known, Answer.YES));
      } else if (one.denies("answer")) {
        question.ifPresent(known -> answers.put(known, Answer.NO));
      }
    }
    return answers;
  }

  /** Each question with its answer. */
  static List<String> answers(Document person) {
    Map<Question, Answer> earlier = earlier(person);
    List<String> lines = new ArrayList<>();
    for (Question question : Question.values()) {
      Answer answer = earlier.get(question);
      lines.add(
          (answer == null ? "?  " : answer == Answer.YES ? "yes" : "no ")
              + "  "
              + question.sentence());
    }
    lines.add("");
    return lines;
  }

  /** What follows from the answers, and for each yes what to do. */
  static List<String> outcome(Document person) {
    List<String> lines = new ArrayList<>();
    lines.add(
        switch (person.text("state").orElse("")) {
          case "clear" -> "Heat may be used.";
          case "blocked" -> "No heat for now: an answer speaks against it.";
          case "red_flag" -> "Heat is locked: an answer is a warning sign.";
          default -> "Not all questions are answered yet, so no real pad heats.";
        });
    for (Document finding : person.list("findings")) {
      finding
          .text("id")
          .flatMap(Question::of)
          .ifPresent(question -> {
            lines.add("- You said yes to: " + question.sentence());
            lines.add("  " + question.advice());
          });
    }
    if (person.text("profile").equals(Optional.of("sensitive"))) {
      lines.add("From the next session on heat is gentle: at most 39 C and 20 minutes.");
    }
    if (person.holds("review_due")) {
      lines.add("The answers are more than a week old: please go through them again.");
    }
    return lines;
  }
}
