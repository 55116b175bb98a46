package dev.heatpad.adapter.mqtt;

import dev.heatpad.loop.Bytes;
import dev.heatpad.loop.LinkSupervisor.Loss;
import java.util.Optional;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.MqttReturnCode;

/**
 * Translates what Paho reports about one connection. Runs on Paho's threads and only hands over.
 */
final class PahoCallback implements MqttCallback {

  private final PahoConnection connection;
  private final ConnectionEvents events;

  PahoCallback(PahoConnection connection, ConnectionEvents events) {
    this.connection = connection;
    this.events = events;
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) {
    MqttProperties properties = message.getProperties();
    // A broker that keeps to the protocol has dropped these, because we told it our limit.
    boolean tooLarge = message.getPayload().length > PahoConnection.MAX_PACKET_BYTES;
    events.arrived(
        new InboundMessage(
            topic,
            tooLarge ? Bytes.NONE : Bytes.copyOf(message.getPayload()),
            tooLarge ? InboundMessage.Size.TOO_LARGE : InboundMessage.Size.WHOLE,
            message.isRetained() ? InboundMessage.Retained.YES : InboundMessage.Retained.NO,
            Optional.ofNullable(properties.getResponseTopic()),
            Optional.ofNullable(properties.getCorrelationData()).map(Bytes::copyOf)));
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {
    if (!connection.end()) {
      return;
    }
    if (response.getReturnCode() == MqttReturnCode.RETURN_CODE_SESSION_TAKEN_OVER) {
      events.lost(connection, Loss.TAKEN_OVER, "another client uses the same client id");
      return;
    }
    MqttException exception = response.getException();
    String cause =
        exception == null
            ? OutageWords.disconnectCause(response.getReturnCode())
            : OutageWords.cause(exception);
    events.lost(connection, Loss.BROKEN, cause);
  }

  @Override
  public void mqttErrorOccurred(MqttException exception) {
    // The connection ends right after this, and that is reported.
  }

  @Override
  public void deliveryComplete(IMqttToken token) {
    // Each delivery has its own listener.
  }

  @Override
  public void connectComplete(boolean reconnect, String serverUri) {
    // The one who connects waits for that.
  }

  @Override
  public void authPacketArrived(int reasonCode, MqttProperties properties) {
    // We do not use extended authentication.
  }
}
