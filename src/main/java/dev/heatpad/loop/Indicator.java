package dev.heatpad.loop;

/** The light at a pad that says what the output does. Failing to light is not a fault. */
public interface Indicator extends AutoCloseable {

  void show(HeaterSwitch.Level level);

  @Override
  void close();
}
