package dev.heatpad.adapter.wearable;

import dev.heatpad.core.unit.MonotonicTime;
import java.util.List;
import java.util.Map;

/** What comes from the message bus by itself. Called on its threads; must return at once. */
interface BusListener {

  void added(String path, Map<String, Map<String, Object>> interfaces);

  void removed(String path, List<String> interfaces);

  void changed(String path, String name, Map<String, Object> properties, MonotonicTime arrivedAt);

  /** BlueZ came, went, or is another process than before. */
  void serviceChanged();

  /** This connection is dead for good. */
  void lost(String cause);
}
