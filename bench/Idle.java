package bench;

/** A Java process that does nothing: the floor of start, memory and processor time. */
final class Idle {

  private Idle() {}

  public static void main(String[] arguments) throws InterruptedException {
    System.out.println("ready");
    Thread.sleep(Long.MAX_VALUE);
  }
}
