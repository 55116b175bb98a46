package dev.heatpad.adapter.wearable;

import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.loop.Bytes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What reaches the thread of {@link BluetoothWearable} from all the others. */
sealed interface BusNews {

  record Opened(BluezBus bus) implements BusNews {}

  record NotOpened(String cause) implements BusNews {}

  record Lost(String cause) implements BusNews {}

  /** The owner of BlueZ's name is another one, or there is none any more. */
  record ServiceChanged() implements BusNews {}

  /**
   * What a look for BlueZ brought; no objects if it does not run.
   *
   * @param look counts the looks; only the newest one means something
   */
  record Looked(int look, Optional<Map<String, Map<String, Map<String, Object>>>> objects)
      implements BusNews {}

  record NotLooked(int look, String cause) implements BusNews {}

  record Added(String path, Map<String, Map<String, Object>> interfaces) implements BusNews {}

  record Removed(String path, List<String> interfaces) implements BusNews {}

  record Changed(String path, String name, Map<String, Object> properties, MonotonicTime arrivedAt)
      implements BusNews {}

  /** The answer to a question for a value. */
  record Answered(String path, Bytes value, MonotonicTime arrivedAt) implements BusNews {}

  record Refused(LinkAction.DeviceCall call) implements BusNews {}

  /** The program ends. */
  record Close() implements BusNews {}
}
