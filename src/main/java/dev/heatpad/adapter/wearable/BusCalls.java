package dev.heatpad.adapter.wearable;

import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.loop.Bytes;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Does on one connection what {@link LinkMachine} wants, and tells what came of it. It runs on a
 * thread that may wait for a device.
 */
record BusCalls(BluezBus bus, Consumer<BusNews> news, Supplier<MonotonicTime> clock) {

  private static final Logger LOG = System.getLogger(BusCalls.class.getName());

  private interface Call {
    void on(String path) throws BusException;
  }

  /** Does all of them, in this order; one that comes to nothing does not stop the others. */
  void all(List<LinkAction.DeviceCall> calls) {
    for (LinkAction.DeviceCall call : calls) {
      try {
        carryOut(call);
      } catch (BusException refused) {
        LOG.log(Level.DEBUG, "BlueZ refused {0}: {1}", call, refused.getMessage());
        news.accept(new BusNews.Refused(call));
      }
    }
  }

  /** Looks for BlueZ. */
  void look(int look) {
    try {
      news.accept(new BusNews.Looked(look, bus.follow()));
    } catch (BusException refused) {
      news.accept(new BusNews.NotLooked(look, String.valueOf(refused.getMessage())));
    }
  }

  private void carryOut(LinkAction.DeviceCall call) throws BusException {
    switch (call) {
      case LinkAction.Search(String adapter, long _) -> bus.startSearch(adapter);
      case LinkAction.StopSearch(String adapter) -> bus.stopSearch(adapter);
      case LinkAction.Connect(String device, long _) -> bus.connect(device);
      case LinkAction.Disconnect(String device) -> bus.disconnect(device);
      case LinkAction.Subscribe(List<String> characteristics) ->
          each(characteristics, bus::subscribe);
      case LinkAction.Resubscribe(List<String> characteristics) -> {
        each(characteristics, bus::unsubscribe);
        each(characteristics, bus::subscribe);
      }
      case LinkAction.Read(List<String> characteristics) ->
          each(
              characteristics,
              path ->
                  news.accept(
                      new BusNews.Answered(path, Bytes.copyOf(bus.read(path)), clock.get())));
    }
  }

  /** One that is refused leaves the others alone; silence will tell if it mattered. */
  private static void each(List<String> characteristics, Call call) {
    for (String path : characteristics) {
      try {
        call.on(path);
      } catch (BusException refused) {
        LOG.log(Level.DEBUG, "BlueZ refused {0}: {1}", path, refused.getMessage());
      }
    }
  }
}
