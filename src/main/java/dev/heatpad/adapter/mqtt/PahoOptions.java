package dev.heatpad.adapter.mqtt;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import javax.net.SocketFactory;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** What we ask of a broker, in Paho's words. */
final class PahoOptions {

  static final int AT_LEAST_ONCE = 1;

  private PahoOptions() {}

  /** The broker keeps nothing for us while we are away, so that no old command waits for us. */
  static MqttConnectionOptions connect(
      LinkSettings settings, SocketFactory sockets, Duration timeout) {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setSocketFactory(sockets);
    options.setCleanStart(true);
    options.setSessionExpiryInterval(0L);
    options.setAutomaticReconnect(false);
    options.setKeepAliveInterval((int) settings.keepAlive().toSeconds());
    // The rest of the time is for the answer to the connect packet and for the subscriptions.
    options.setConnectionTimeout(Math.max(1, (int) timeout.toSeconds() - 2));
    options.setMaximumPacketSize((long) PahoConnection.MAX_PACKET_BYTES);
    options.setTopicAliasMaximum(0);
    options.setUseSubscriptionIdentifiers(false);
    options.setWill(settings.availability().topic(), will(settings.availability()));
    settings
        .login()
        .ifPresent(login -> {
          options.setUserName(login.userName());
          options.setPassword(login.password().getBytes(StandardCharsets.UTF_8));
        });
    return options;
  }

  static MqttSubscription[] subscriptions(List<String> filters) {
    return filters.stream().map(PahoOptions::subscription).toArray(MqttSubscription[]::new);
  }

  private static MqttMessage will(LinkSettings.Availability availability) {
    byte[] offline = availability.offline().getBytes(StandardCharsets.UTF_8);
    return new MqttMessage(offline, AT_LEAST_ONCE, true, new MqttProperties());
  }

  /**
   * Our own publishes do not come back, and the retain flag stays visible, also of messages that
   * wait for us.
   */
  private static MqttSubscription subscription(String filter) {
    MqttSubscription subscription = new MqttSubscription(filter, AT_LEAST_ONCE);
    subscription.setNoLocal(true);
    subscription.setRetainAsPublished(true);
    subscription.setRetainHandling(0);
    return subscription;
  }
}
