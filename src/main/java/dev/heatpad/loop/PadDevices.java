package dev.heatpad.loop;

import java.util.Optional;

/**
 * What one pad is wired to, as far as the loop itself drives it. Sensors deliver by themselves.
 *
 * @param keepAlive of the board that drops the heater without it; empty where there is none
 */
public record PadDevices(
    LeasedHeater heater,
    Buttons buttons,
    Indicator indicator,
    Optional<KeepAlivePermit> keepAlive) {

  /** Devices of a pad without a keep-alive board. */
  public PadDevices(LeasedHeater heater, Buttons buttons, Indicator indicator) {
    this(heater, buttons, indicator, Optional.empty());
  }
}
