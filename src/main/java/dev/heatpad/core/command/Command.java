package dev.heatpad.core.command;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** A command with its values, well formed but not yet judged. */
public sealed interface Command {

  Verb verb();

  record Stop() implements Command {
    @Override
    public Verb verb() {
      return Verb.STOP;
    }
  }

  /** What is absent is taken from the settings of the next session. */
  record Start(Choice choice, Confirmation confirmation) implements Command {
    public Start(Choice choice) {
      this(choice, Confirmation.NONE);
    }

    @Override
    public Verb verb() {
      return Verb.START;
    }
  }

  /** Whether the sender says that the person knows what the expert profile is. */
  enum Confirmation {
    GIVEN,
    NONE
  }

  record Pause() implements Command {
    @Override
    public Verb verb() {
      return Verb.PAUSE;
    }
  }

  record Resume() implements Command {
    @Override
    public Verb verb() {
      return Verb.RESUME;
    }
  }

  record Extend(Duration by) implements Command {
    @Override
    public Verb verb() {
      return Verb.EXTEND;
    }
  }

  /**
   * The answer to "still there?".
   *
   * @param prompt which question is answered; absent means the open one
   */
  record Answer(Optional<String> prompt) implements Command {
    @Override
    public Verb verb() {
      return Verb.ANSWER;
    }
  }

  record Acknowledge() implements Command {
    @Override
    public Verb verb() {
      return Verb.ACK;
    }
  }

  record Arm() implements Command {
    @Override
    public Verb verb() {
      return Verb.ARM;
    }
  }

  /** Changes the settings of the next session; a lower target acts on the running one. */
  record Set(Choice choice) implements Command {
    @Override
    public Verb verb() {
      return Verb.SET;
    }
  }

  /**
   * The values that a person may choose.
   *
   * @param targetCelsius not yet checked against any limit, and perhaps not a temperature at all
   */
  record Choice(
      Optional<String> program, Optional<Duration> duration, OptionalDouble targetCelsius) {
    public static final Choice NOTHING =
        new Choice(Optional.empty(), Optional.empty(), OptionalDouble.empty());
  }
}
