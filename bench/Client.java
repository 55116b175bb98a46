package bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.SocketFactory;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/**
 * An MQTT client as a phone or Home Assistant is one: QoS 1, no delay before small packets. Each
 * message is stamped on the thread that brings it, before anything else is done.
 */
final class Client implements AutoCloseable {

  /** Below the broker's limit, above which Paho throws. */
  private static final int MAX_IN_FLIGHT = Broker.MAX_IN_FLIGHT - 10;

  private static final long PATIENCE_MILLIS = 20_000;

  /** Strongly held, or the level would be forgotten. Paho logs that a closed socket is closed. */
  private static final Logger PAHO_LOG = Logger.getLogger("org.eclipse.paho");

  static {
    PAHO_LOG.setLevel(Level.OFF);
  }

  /**
   * A message, and when it was here, by the clock of this process.
   *
   * @param retained whether the broker had kept it from before the subscription
   */
  record Seen(String topic, String payload, boolean retained, long atNanos) {}

  private final MqttAsyncClient paho;
  private final Semaphore room = new Semaphore(MAX_IN_FLIGHT);
  private final Object lock = new Object();
  private final List<Seen> seen = new ArrayList<>();
  private Consumer<Seen> listener = _ -> {};

  Client(int port, String id) throws MqttException {
    paho = new MqttAsyncClient("tcp://127.0.0.1:" + port, id, new MemoryPersistence());
    paho.setCallback(new Receiver());
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(true);
    options.setTopicAliasMaximum(0);
    options.setSocketFactory(new NoDelay());
    paho.connect(options).waitForCompletion(PATIENCE_MILLIS);
  }

  /** Takes each message on Paho's thread, beside keeping it. */
  void listen(Consumer<Seen> newListener) {
    listener = newListener;
  }

  void subscribe(String... topics) throws MqttException {
    for (String topic : topics) {
      MqttSubscription[] one = {new MqttSubscription(topic, 1)};
      paho.subscribe(one, null, null, new MqttProperties()).waitForCompletion(PATIENCE_MILLIS);
    }
  }

  /** Publishes without waiting for the broker. Answers when that was. */
  long publish(String topic, String payload) throws MqttException, InterruptedException {
    room.acquire();
    long atNanos = System.nanoTime();
    send(topic, payload);
    return atNanos;
  }

  /** For Paho's own threads, which must not wait. */
  void send(String topic, String payload) throws MqttException {
    byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
    paho.publish(
        topic, new MqttMessage(bytes, 1, false, new MqttProperties()), null, new Release());
  }

  void forget() {
    synchronized (lock) {
      seen.clear();
    }
  }

  /** What came since {@link #forget()}, in order. */
  List<Seen> seen() {
    synchronized (lock) {
      return List.copyOf(seen);
    }
  }

  /** Waits for a message since {@link #forget()}; a missing one is a failure of the benchmark. */
  Seen await(Predicate<Seen> wanted, Duration patience) throws InterruptedException {
    Seen found = find(wanted, patience);
    if (found == null) {
      throw new IllegalStateException("a message did not come; the last: " + lastSeen());
    }
    return found;
  }

  /** As {@link #await}, with null for a message that did not come. */
  Seen find(Predicate<Seen> wanted, Duration patience) throws InterruptedException {
    long deadlineNanos = System.nanoTime() + patience.toNanos();
    int next = 0;
    synchronized (lock) {
      while (true) {
        for (; next < seen.size(); next++) {
          if (wanted.test(seen.get(next))) {
            return seen.get(next);
          }
        }
        long leftMillis = (deadlineNanos - System.nanoTime()) / 1_000_000;
        if (leftMillis <= 0) {
          return null;
        }
        lock.wait(leftMillis);
      }
    }
  }

  private String lastSeen() {
    List<Seen> all = seen();
    return all.subList(Math.max(0, all.size() - 8), all.size()).toString();
  }

  @Override
  public void close() {
    try {
      paho.disconnectForcibly(0, 100, false);
      paho.close(true);
    } catch (MqttException gone) {
      // The broker is gone, and so is the client.
    }
  }

  private final class Receiver implements MqttCallback {
    @Override
    public void messageArrived(String topic, MqttMessage message) {
      long atNanos = System.nanoTime();
      String payload = new String(message.getPayload(), StandardCharsets.UTF_8);
      Seen one = new Seen(topic, payload, message.isRetained(), atNanos);
      listener.accept(one);
      synchronized (lock) {
        seen.add(one);
        lock.notifyAll();
      }
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {}

    @Override
    public void mqttErrorOccurred(MqttException exception) {}

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {}

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {}
  }

  private final class Release implements MqttActionListener {
    @Override
    public void onSuccess(IMqttToken done) {
      room.release();
    }

    @Override
    public void onFailure(IMqttToken done, Throwable failure) {
      room.release();
    }
  }

  /** Paho leaves Nagle's algorithm on, which holds small packets back for 40 ms. */
  private static final class NoDelay extends SocketFactory {
    @Override
    public Socket createSocket() throws IOException {
      Socket socket = new Socket();
      socket.setTcpNoDelay(true);
      return socket;
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException();
    }
  }
}
