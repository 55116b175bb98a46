package dev.heatpad.adapter.gpio;

/**
 * An output as it is wired.
 *
 * @param bcm the number of the line, not of the header pin; {@link HeaderLines} says which exist
 * @param active the level that switches the device on
 */
public record OutputPin(int bcm, ActiveLevel active) {
  public OutputPin {
    HeaderLines.require(bcm);
  }
}
