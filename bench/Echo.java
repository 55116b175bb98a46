package bench;

import org.eclipse.paho.mqttv5.common.MqttException;

/** The least that an MQTT program can do: each message goes back at once. A process of its own. */
final class Echo {

  static final String THERE = "bench/echo/there";
  static final String BACK = "bench/echo/back";

  private Echo() {}

  public static void main(String[] arguments) throws MqttException, InterruptedException {
    Client client = new Client(Integer.parseInt(arguments[0]), "bench-echo");
    client.listen(message -> answer(client, message));
    client.subscribe(THERE);
    System.out.println("ready");
    while (true) {
      Thread.sleep(1_000);
      client.forget();
    }
  }

  private static void answer(Client client, Client.Seen message) {
    try {
      client.send(BACK, message.payload());
    } catch (MqttException gone) {
      System.exit(1);
    }
  }
}
