package dev.heatpad.core.command;

import java.util.Locale;

/** Why a command was refused: one name everywhere, one sentence, one next step. */
public enum Refusal {
  FAULT(
      "The pad reports a fault.", "Look at the fault, mend it, then acknowledge it at the device."),
  SETUP_NEEDED(
      "The first-use questions are not answered.",
      "Answer them on the page or with: heatpad setup. It takes three minutes."),
  CONTRAINDICATION(
      "An answer to the first-use questions speaks against heat.",
      "Look at the answers on the page or with: heatpad setup. They say what to do."),
  RED_FLAG(
      "An answer to the first-use questions is a warning sign, so heat is locked.",
      "See a doctor, as the answers say. Afterwards answer again at the device: heatpad setup."),
  REST("The skin still rests from the last session.", "Start again when the rest is over."),
  DAY_LIMIT(
      "The sessions of the last 24 hours are used up.", "Start again when the oldest is over."),
  DOSE_BUDGET("The skin has had its heat of the last 24 hours.", "Start again later in the day."),
  NOT_ARMED(
      "Remote starts are not allowed right now.",
      "Press the arm button at the device, then start within 10 minutes."),
  RETAINED(
      "The broker repeated a stored message; nobody asks for this now.",
      "Send commands without the retain flag."),
  EXPIRED(
      "The command is too old, or from the future.",
      "Send it again, or correct the sender's clock."),
  DUPLICATE("This command was already taken.", "Send a new command with a new id."),
  UNREADABLE("The command cannot be read.", "Compare it with the documentation of commands."),
  OUT_OF_RANGE("A value is outside what this pad accepts.", "Choose a value within the limits."),
  UNKNOWN_PAD("There is no pad of this name.", "Use a name from the configuration."),
  UNKNOWN_PROGRAM("There is no program of this name.", "Use a name from config/programs."),
  RATE_LIMITED("Too many commands in a short time.", "Wait a few seconds and try again."),
  STORAGE(
      "The journal cannot be written, so nothing may start.",
      "Free some disk space or check the disk, then try again."),
  SENSOR_INVALID(
      "The skin sensor gives no reading that can be believed.",
      "Check the sensor and its cable, then try again."),
  NOT_RUNNING("No session is running.", "Start one first."),
  NO_PROMPT("Nothing was asked.", "Answer only while the question is open."),
  LOCKOUT(
      "The heart rate ended the last session.",
      "Rest for 10 minutes, see how you feel, and acknowledge."),
  NOT_WORN("The wearable is not worn.", "Put it on and wait for its heart rate."),
  ASLEEP("A wearable says that you sleep.", "Start when you are awake."),
  WEARABLE_MISSING(
      "This pad needs a wearable, and none is heard.",
      "Put it on, bring it near, and wait for its heart rate."),
  NOT_CONFIRMED(
      "The expert profile wants to be confirmed at every start.",
      "Start with confirmed = true, if the person on the pad knows what that means."),
  BUSY(
      "Another pad of the same person is in use, this one still proves that it is off, or too much is waiting.",
      "Try again in a moment.");

  private final String sentence;
  private final String nextStep;

  Refusal(String sentence, String nextStep) {
    this.sentence = sentence;
    this.nextStep = nextStep;
  }

  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String sentence() {
    return sentence;
  }

  public String nextStep() {
    return nextStep;
  }
}
