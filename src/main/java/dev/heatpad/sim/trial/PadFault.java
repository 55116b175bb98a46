package dev.heatpad.sim.trial;

import dev.heatpad.sim.twin.PhysicalFault;

/** A physical fault of one pad's twin. */
public record PadFault(PhysicalFault fault) implements FaultKind {

  @Override
  public String text() {
    return fault.text();
  }

  @Override
  public Extent extent() {
    return Extent.LASTING;
  }

  boolean isOfASensor() {
    return fault.part() == PhysicalFault.Part.SENSOR;
  }
}
