package dev.heatpad.core.safety;

import java.util.Locale;

/**
 * Why a session ended. The order is the precedence: when several are true in one turn the first one
 * is the reason, and the others become alerts of the record.
 */
public enum StopReason {
  LEASE_LOST(
      "The heater was switched off because the program did not confirm it in time.",
      "Nothing to do once; if it repeats, look at the load of the computer."),
  RELAY_STUCK(
      "The heater stays warm although it is switched off.",
      "Unplug the pad now and have the relay replaced."),
  OVER_TEMPERATURE(
      "The skin side became too warm.",
      "Let it cool, look for a fold or a cover, then acknowledge at the device."),
  RUNAWAY("The pad warms faster than it can when it lies open.", "Look for a fold or a cover."),
  SENSOR_INVALID(
      "The skin sensor gave no reading that can be believed.", "Check the sensor and its cable."),
  HARDWARE("The heater output did not do what it was told.", "Check the wiring of the relay."),
  POWER("The supply voltage is outside its limits.", "Check the power supply."),
  NOT_HEATING("The pad does not become warm.", "Check the pad, its cut-outs and the fuse."),
  DOSE_LIMIT("The skin has had its heat for this session.", "Rest; the next session is fresh."),
  HEART_RATE("The heart rate left its limits.", "Rest, and see how you feel."),
  NOT_WORN("The wearable was taken off.", "Put it on again and start anew."),
  WEARABLE_LOST("The wearable was lost.", "Bring it near and start anew."),
  ASLEEP("You fell asleep.", "Start anew when you are awake."),
  NO_ANSWER("Nobody answered.", "Start anew if you want more heat."),
  PAIN("You reported pain.", "Stop using heat today; see a professional if it persists."),
  BUTTON_STOP("The stop button was pressed.", "Start anew if you want more heat."),
  USER_STOP("Stopped by command.", "Start anew if you want more heat."),
  STORAGE("The journal could not be written.", "Free some disk space or check the disk."),
  SHUTDOWN("The program was stopped.", "Start anew when it runs again."),
  INTERRUPTED("The program or the power failed during the session.", "Start anew if you want to."),
  INTERNAL("The program found a fault in itself.", "Please report it with the log."),
  COMPLETED("The session ran its time.", "Enjoy the rest.");

  private final String sentence;
  private final String nextStep;

  StopReason(String sentence, String nextStep) {
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
