package dev.heatpad.cli;

import dev.heatpad.core.command.Refusal;
import java.util.Optional;

/** The answer to a command in one sentence, and for a refusal with its next step. */
final class ResultText {

  private ResultText() {}

  /** The daemon's own message; where it sent none, what its reason means. */
  static String of(Document result) {
    return result.text("message").orElseGet(() -> withoutMessage(result));
  }

  private static String withoutMessage(Document result) {
    if (result.holds("accepted")) {
      return "Done.";
    }
    Optional<String> reason = result.text("reason");
    return reason
        .flatMap(ResultText::refusal)
        .map(refusal -> refusal.sentence() + " " + refusal.nextStep())
        .or(() -> reason.map(name -> "Refused: " + name + "."))
        .orElse("heatpad refused, and did not say why.");
  }

  private static Optional<Refusal> refusal(String name) {
    for (Refusal refusal : Refusal.values()) {
      if (refusal.text().equals(name)) {
        return Optional.of(refusal);
      }
    }
    return Optional.empty();
  }
}
