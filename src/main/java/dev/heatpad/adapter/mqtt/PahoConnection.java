package dev.heatpad.adapter.mqtt;

import dev.heatpad.loop.Outgoing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;

/**
 * One connection: a client object of Paho that is used once and thrown away. A client object that
 * reconnects resends publishes by a topic alias that the broker has forgotten, and is thrown out
 * for it for ever (Paho issue 1104). Paho has no switch against aliases; without a second
 * connection they do no harm.
 *
 * <p>{@link #open} and {@link #dismantle} are for the supervisor's thread. {@link #send} is for any
 * thread, under the link's lock, so that Paho sees the messages in order. {@link #abort} is for any
 * thread.
 */
final class PahoConnection {

  /**
   * The largest packet either way. Paho reads the length of correlation data as a signed number and
   * its reading thread dies of a longer one, so no packet may be large enough to hold that. Brokers
   * do not forward what is larger.
   */
  static final int MAX_PACKET_BYTES = Short.MAX_VALUE;

  /** More than the fixed header, the packet id and the property lengths take. */
  private static final int PACKET_OVERHEAD_BYTES = 64;

  /** How long Paho may take to notice that its socket was closed. */
  private static final Duration ABORT_PATIENCE = Duration.ofSeconds(1);

  private static final long DISCONNECT_MILLIS = 100;

  /**
   * Strongly held, or the level would be forgotten. Paho logs stack traces for what we report in
   * one sentence.
   */
  private static final Logger PAHO_LOG = Logger.getLogger("org.eclipse.paho");

  private static final System.Logger LOG = System.getLogger(PahoConnection.class.getName());

  static {
    PAHO_LOG.setLevel(Level.OFF);
  }

  /** What became of a message that was handed over. */
  enum Sent {
    ON_ITS_WAY,
    /** Try again when something was acknowledged, or on the next connection. */
    NOT_NOW,
    /** No broker will ever take this from us. */
    NEVER
  }

  /** Whether a broker hears that we go. */
  enum Farewell {
    POLITE,
    NONE
  }

  private final LinkSettings settings;
  private final ConnectionEvents events;
  private final LongSupplier nanoTime;
  private final BrokerSockets sockets;
  private final AtomicBoolean over = new AtomicBoolean();
  private @Nullable MqttAsyncClient client;
  private @Nullable IMqttToken connecting;
  private long maxPacketBytes = MAX_PACKET_BYTES;

  PahoConnection(LinkSettings settings, ConnectionEvents events, LongSupplier nanoTime) {
    this.settings = settings;
    this.events = events;
    this.nanoTime = nanoTime;
    sockets = new BrokerSockets(settings.broker(), settings.access().files());
  }

  /**
   * Connects and subscribes, and waits for both.
   *
   * @return how many messages the broker takes at once
   * @throws MqttException if it did not work out in time; the connection must then be dismantled
   */
  int open(Duration timeout) throws MqttException {
    long deadline = nanoTime.getAsLong() + timeout.toNanos();
    MqttAsyncClient paho =
        new MqttAsyncClient(
            "tcp://" + settings.broker().authority(), settings.clientId(), new MemoryPersistence());
    client = paho;
    paho.setCallback(new PahoCallback(this, events));
    IMqttToken token = paho.connect(options(timeout));
    connecting = token;
    awaitConnected(token, deadline);
    int receiveMaximum = readLimits(token.getResponseProperties());
    subscribe(paho, deadline);
    return receiveMaximum;
  }

  private void awaitConnected(IMqttToken token, long deadline) throws MqttException {
    try {
      token.waitForCompletion(millisUntil(deadline));
    } catch (MqttException failure) {
      if (sockets.wereAskedForOurs() && TlsWords.isRefusal(failure.getCause())) {
        throw new MqttException(TlsWords.wantsOurs());
      }
      throw failure;
    }
  }

  private MqttConnectionOptions options(Duration timeout) throws MqttException {
    try {
      return PahoOptions.connect(settings, sockets, timeout);
    } catch (AccessFileException unusable) {
      throw new MqttException(unusable);
    }
  }

  /** Hands a message to Paho, which queues it. Takes microseconds. */
  Sent send(Outgoing outgoing) {
    MqttAsyncClient paho = client;
    if (paho == null || over.get()) {
      return Sent.NOT_NOW;
    }
    byte[] payload = outgoing.payload().getBytes(StandardCharsets.UTF_8);
    MqttProperties properties = new MqttProperties();
    int correlationBytes = 0;
    if (outgoing.correlationData().isPresent()) {
      byte[] bytes = outgoing.correlationData().get().toArray();
      correlationBytes = bytes.length;
      properties.setCorrelationData(bytes);
    }
    // Paho ends the connection when it meets a packet that is too large.
    if (payload.length + 3L * outgoing.topic().length() + correlationBytes + PACKET_OVERHEAD_BYTES
        > maxPacketBytes) {
      return Sent.NEVER;
    }
    MqttMessage message =
        new MqttMessage(
            payload,
            PahoOptions.AT_LEAST_ONCE,
            outgoing.keep() == Outgoing.Keep.RETAINED,
            properties);
    try {
      paho.publish(outgoing.topic(), message, null, new Delivery(outgoing.token()));
      return Sent.ON_ITS_WAY;
    } catch (IllegalArgumentException _) {
      // The topic is not one. It may have come from a remote client as its response topic.
      return Sent.NEVER;
    } catch (MqttException | RuntimeException _) {
      // Not connected any more. A client that is just being closed throws whatever it stumbles
      // over.
      return Sent.NOT_NOW;
    }
  }

  /** Whether Paho still works on this connection; it can die without telling. */
  boolean isAlive() {
    MqttAsyncClient paho = client;
    return paho != null && paho.isConnected() && !sockets.readerIsGone();
  }

  /**
   * Marks the connection as over. Answers whether it was not so before, so that the end is reported
   * once.
   */
  boolean end() {
    return over.compareAndSet(false, true);
  }

  /** Makes an {@link #open} that hangs fail soon. */
  void abort() {
    sockets.close();
  }

  /** Frees all threads and the socket. Not for Paho's own threads, which it waits for. */
  void dismantle(Farewell farewell) {
    end();
    MqttAsyncClient paho = client;
    if (paho == null) {
      return;
    }
    try {
      if (farewell == Farewell.POLITE && paho.isConnected()) {
        paho.disconnectForcibly(0, DISCONNECT_MILLIS, true);
      }
    } catch (MqttException _) {
      // It is closed the hard way below.
    }
    abort();
    awaitConnectEnd();
    try {
      paho.disconnectForcibly(0, DISCONNECT_MILLIS, false);
    } catch (MqttException _) {
      // It had disconnected by itself.
    }
    try {
      paho.close(true);
    } catch (MqttException _) {
      // Paho closes when its own disconnect ends.
    }
  }

  /**
   * A try that is stopped while it starts its threads would leave one behind, so the closed socket
   * must end it first.
   */
  private void awaitConnectEnd() {
    IMqttToken token = connecting;
    if (token == null || token.isComplete()) {
      return;
    }
    try {
      token.waitForCompletion(ABORT_PATIENCE.toMillis());
    } catch (MqttException _) {
      // That it failed is what we wanted.
    }
  }

  private int readLimits(MqttProperties limits) throws MqttException {
    Optional.ofNullable(limits.getMaximumPacketSize())
        .ifPresent(bytes -> maxPacketBytes = Math.min(MAX_PACKET_BYTES, bytes));
    Integer receiveMaximum = limits.getReceiveMaximum();
    if (receiveMaximum == null) {
      return Integer.MAX_VALUE;
    }
    if (receiveMaximum < 1) {
      // Paho reads it as a signed number and would refuse every publish.
      throw new MqttException(
          new IllegalStateException("its receive maximum is above 32767; set a lower one there"));
    }
    return receiveMaximum;
  }

  private void subscribe(MqttAsyncClient paho, long deadline) throws MqttException {
    MqttSubscription[] subscriptions = PahoOptions.subscriptions(settings);
    if (subscriptions.length == 0) {
      return;
    }
    IMqttToken token = paho.subscribe(subscriptions, null, null, new MqttProperties());
    token.waitForCompletion(millisUntil(deadline));
    int[] codes = token.getReasonCodes();
    for (int i = 0; i < codes.length; i++) {
      if (codes[i] >= MqttClientException.REASON_CODE_SUBSCRIBE_FAILED) {
        refused(i, codes[i]);
      }
    }
  }

  /** Without our own topics nobody could stop the pad; without those of others it can be used. */
  private void refused(int index, int code) throws MqttException {
    int own = settings.subscriptions().size();
    if (index < own) {
      throw new MqttException(
          new IllegalStateException("it refuses the subscriptions with code " + code));
    }
    ForeignTopic refused = settings.others().get(index - own);
    LOG.log(
        System.Logger.Level.WARNING,
        "The broker does not let us hear {0} (code {1}); allow it there, or {2}.",
        refused.filter().text(),
        code,
        refused.withoutIt());
  }

  private long millisUntil(long deadline) {
    // Paho takes 0 for "without end".
    return Math.max(1, Duration.ofNanos(deadline - nanoTime.getAsLong()).toMillis());
  }

  /** Hears how the hand-over of one message ended, on Paho's threads. */
  private final class Delivery implements MqttActionListener {
    private final long token;

    Delivery(long token) {
      this.token = token;
    }

    @Override
    public void onSuccess(IMqttToken done) {
      int code = 0;
      for (int reason : done.getReasonCodes()) {
        code = Math.max(code, reason);
      }
      if (code >= MqttClientException.REASON_CODE_SUBSCRIBE_FAILED) {
        events.refused(PahoConnection.this, token, code);
      } else {
        events.acknowledged(PahoConnection.this, token);
      }
    }

    @Override
    public void onFailure(IMqttToken done, Throwable exception) {
      events.notSent(PahoConnection.this, token);
    }
  }
}
