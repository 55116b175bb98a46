package dev.heatpad.adapter.gpio;

/**
 * A button as it is wired.
 *
 * @param bcm the number of the line, not of the header pin; {@link HeaderLines} says which exist
 * @param pressed the level while the button is pressed
 */
public record InputPin(int bcm, ActiveLevel pressed, Pull pull) {
  public InputPin {
    HeaderLines.require(bcm);
  }

  /** Whether a broken wire certainly reads as released, because the pull leads there. */
  boolean hidesBrokenWire() {
    return switch (pull) {
      case UP -> pressed == ActiveLevel.LOW;
      case DOWN -> pressed == ActiveLevel.HIGH;
      case EXTERNAL -> false;
    };
  }
}
