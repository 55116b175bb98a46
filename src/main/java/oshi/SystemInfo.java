package oshi;

/**
 * Stands in for the class of this name in oshi-core, which is excluded from the build. HiveMQ asks
 * it for the number of processor cores while it starts, and takes the JVM's own answer when this
 * throws. The real one loads JNA, unpacks a native library and costs 8 MB of memory for that one
 * number.
 */
public final class SystemInfo {

  /** Always throws; HiveMQ is prepared for that. */
  public SystemInfo() {
    throw new UnsupportedOperationException("The JVM knows the number of processors.");
  }
}
