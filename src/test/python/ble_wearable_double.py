#!/usr/bin/python3
"""Test double of a BLE wearable, seen through a fake BlueZ on a private D-Bus.

It starts its own dbus-daemon (never the system's), owns the name org.bluez on it
and behaves like bluetoothd with one adapter (hci0) and one wearable that offers
  Heart Rate           0x180D  2A37 notify   2A38 read (body sensor location)
  Health Thermometer   0x1809  2A1C indicate 2A1D read (temperature type)
  InfiniTime motion    00030000-78fc-...     step count + raw motion (--motion)
  Battery              org.bluez.Battery1 on the device (as BlueZ does it)
No radio, no root and no BlueZ are needed.  Debian: apt install dbus python3-dbus
python3-gi.  Heatpad's tests start it (dev.heatpad.fixture.BluetoothDouble).

USAGE
  ble_wearable_double.py                         run until SIGTERM / quit
  ble_wearable_double.py --stdin                 take commands on stdin; EOF = quit
  ble_wearable_double.py --scenario FILE         timed commands, then keep running
  ble_wearable_double.py --scenario FILE --exit-at-end
  ble_wearable_double.py -c "hr 58" -c "contact off"     commands before READY
  ble_wearable_double.py --encode hr bpm=72 rr=830,845   print bytes of a 2A37 value
  ble_wearable_double.py --selftest              check this script by itself, exit 0/1

STDOUT, one line each (nothing else is written there; stderr is for people):
  READY unix:path=/tmp/...  device=<MAC> path=/org/bluez/hci0/dev_... t0=<monotonic s>
  OK <command>          a command was carried out      ERR <command>: <why>
  EVT <seconds> <what> k=v ...    something happened (connect, notify-on, drop ...)
  STATE {json}          answer to 'state'
  BYE <exit status>     the last line
A test waits for READY, gives the address to the program under test (as
DBUS_SYSTEM_BUS_ADDRESS or as its own setting), writes commands, reads OK lines.

SCENARIO FILE: '#' comments; each line is  TIME COMMAND.  TIME is seconds since
READY (12.5), or since the line before (+3), or @connect / @notify + seconds
(@notify+2: two seconds after the client's first StartNotify on 2A37); an @ line
starts a new clock for the '+' lines after it.  --speed 10 divides all times by 10.

COMMANDS (times in seconds)
  hr BPM | hr ramp BPM SECONDS | hr wave LOW HIGH PERIOD | hr jitter BPM
  contact on|off|unsupported     sensor-contact bits (off: worn sensor lost skin)
  contact-hr keep|zero           value sent while contact is off (default zero)
  rr on|off | rr sd MS | rr list MS,MS..   RR intervals in 2A37
  energy KJ|off                  energy-expended field
  wide on|off                    16-bit heart-rate format
  rate HZ                        2A37 notification rate (default 1; 0 = none)
  on-change on|off               notify only when bpm changes (as InfiniTime does)
  temp CELSIUS|nan|nres|+inf|-inf|reserved | temp ramp C SECONDS | temp off
  temp-unit C|F   temp-time on|off   temp-type CODE|off   temp-rate HZ
  battery PERCENT|off            location CODE
  steps N    motion still|moving
  stall on|off                   stay connected, send nothing (silent stall)
  freeze on|off                  go on sending the very same bytes
  raw 2a37|2a1c HEX...           send these bytes once
  garbage N                      next N notifications of 2A37 are junk (seeded)
  drop [SECONDS]                 link lost: Connected=false; back in range after
                                 SECONDS (default: at once)
  away | back                    out of range / in range (not advertising)
  reappear on|off                on: a lost device object stays known (bonded);
                                 off: it vanishes as a temporary device does
  gatt-cache keep|drop           keep GATT objects while disconnected (default keep,
                                 as BlueZ's Cache=always) or remove them
  hold-services SECONDS          delay between Connected and ServicesResolved
  connect-delay SECONDS          time a Connect() takes
  fail-connect N [ERROR]         next N Connect() fail (org.bluez.Error.<ERROR>)
  hang-connect on|off            Connect() never answers
  fail-notify N [ERROR]          next N StartNotify() fail
  start-notify old|new           StartNotify again by the same client while connected:
                                 InProgress error | success (default, BlueZ >= 5.66)
  adapter off|on|remove|add      power, or unplug/plug the controller
  bluetoothd stop|start|restart [SECONDS]     bus name and objects vanish, return
  bus stop|start|restart [SECONDS]            the whole dbus-daemon goes / returns
  spoof BPM                      another program sends, to all and to each client, what
                                 bluetoothd would: a packet, an end of the link, an empty
                                 battery, and the end of bluetoothd itself
  state | say TEXT (prints SAY TEXT) | quit [STATUS]

EXIT: 0 on quit, EOF with --stdin, SIGTERM, SIGINT or --exit-at-end; 2 bad usage;
3 could not start; 4 --max-seconds reached (default 900, so a lost mock dies);
5 --exit-at-end and a line of the scenario was refused.
The dbus-daemon and the temporary folder are always removed.
"""
import argparse
import json
import math
import os
import random
import shlex
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time

try:
    import dbus
    import dbus.bus
    import dbus.lowlevel
    import dbus.mainloop.glib
    import dbus.service
    from gi.repository import GLib
except ImportError as exc:                       # another python first in PATH
    if os.path.exists("/usr/bin/python3") and not os.environ.get("BLE_DOUBLE_REEXEC"):
        os.environ["BLE_DOUBLE_REEXEC"] = "1"
        os.execv("/usr/bin/python3", ["/usr/bin/python3", os.path.abspath(__file__)] + sys.argv[1:])
    sys.stderr.write("needs python3-dbus and python3-gi: %s\n" % exc)
    sys.exit(3)

PROPS = "org.freedesktop.DBus.Properties"
OM = "org.freedesktop.DBus.ObjectManager"
ADAPTER, DEVICE, BATTERY = "org.bluez.Adapter1", "org.bluez.Device1", "org.bluez.Battery1"
SERVICE, CHAR, DESC = "org.bluez.GattService1", "org.bluez.GattCharacteristic1", "org.bluez.GattDescriptor1"
INFINITIME = "-78fc-48fe-8e23-433b3a1942d0"


def uuid16(short):
    return "0000%s-0000-1000-8000-00805f9b34fb" % short.lower()


HRS, HTS, MOTION = uuid16("180d"), uuid16("1809"), "00030000" + INFINITIME
C_HR, C_LOC, C_TEMP, C_TTYPE = uuid16("2a37"), uuid16("2a38"), uuid16("2a1c"), uuid16("2a1d")
C_STEPS, C_ACC = "00030001" + INFINITIME, "00030002" + INFINITIME
SHORT = {"2a37": C_HR, "2a1c": C_TEMP}


# ---------------------------------------------------------------- encoders
def encode_hr(bpm, contact="on", rr=(), energy=None, wide=False):
    """Heart Rate Measurement 2A37. rr in milliseconds, energy in kJ."""
    bpm = int(round(bpm))
    wide = wide or bpm > 255
    flags = (1 if wide else 0) | {"unsupported": 0, "off": 0x04, "on": 0x06}[contact]
    body = struct.pack("<H", bpm) if wide else struct.pack("<B", bpm)
    if energy is not None:
        flags |= 0x08
        body += struct.pack("<H", int(energy))
    if rr:
        flags |= 0x10
        for ms in rr:
            body += struct.pack("<H", min(65535, int(round(ms * 1024 / 1000.0))))
    return bytes([flags]) + body


FLOAT_SPECIAL = {"nan": 0x007FFFFF, "nres": 0x00800000, "+inf": 0x007FFFFE,
                 "-inf": 0x00800002, "reserved": 0x00800001}


def encode_float32(value, exponent=-2):
    """IEEE-11073 32-bit FLOAT: 24-bit signed mantissa, 8-bit signed exponent."""
    if isinstance(value, str):
        return struct.pack("<I", FLOAT_SPECIAL[value])
    mantissa = int(round(value * 10 ** -exponent))
    return struct.pack("<I", ((exponent & 0xFF) << 24) | (mantissa & 0xFFFFFF))


def encode_temp(celsius, unit="C", stamp=None, ttype=None):
    """Temperature Measurement 2A1C; celsius may be a FLOAT_SPECIAL name."""
    flags = 1 if unit == "F" else 0
    value = celsius
    if unit == "F" and not isinstance(celsius, str):
        value = celsius * 9 / 5.0 + 32
    body = encode_float32(value)
    if stamp is not None:
        flags |= 2
        body += struct.pack("<HBBBBB", *stamp)
    if ttype is not None:
        flags |= 4
        body += struct.pack("<B", ttype)
    return bytes([flags]) + body


def ay(data):
    return dbus.Array([dbus.Byte(b) for b in data], signature="y")


# ---------------------------------------------------------------- output
T0 = time.monotonic()


def out(line):
    try:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
    except (BrokenPipeError, ValueError):
        pass


def evt(what, **kw):
    out("EVT %.6f %s%s" % (time.monotonic() - T0, what, "".join(" %s=%s" % i for i in kw.items())))


def err(name, text):
    return dbus.DBusException(text, name="org.bluez.Error." + name)


# ---------------------------------------------------------------- D-Bus objects
class Obj(dbus.service.Object):
    """An object with readable properties, as bluetoothd exports them."""

    def __init__(self, stack, path):
        self.stack, self.path, self.ifaces = stack, path, {}
        super().__init__(stack.conn, path)

    @dbus.service.method(PROPS, in_signature="ss", out_signature="v")
    def Get(self, iface, name):
        if iface not in self.ifaces:
            raise dbus.DBusException("No such interface '%s'" % iface, name="org.freedesktop.DBus.Error.InvalidArgs")
        if name not in self.ifaces[iface]:
            raise dbus.DBusException("No such property '%s'" % name, name="org.freedesktop.DBus.Error.InvalidArgs")
        return self.ifaces[iface][name]

    @dbus.service.method(PROPS, in_signature="s", out_signature="a{sv}")
    def GetAll(self, iface):
        if iface not in self.ifaces:
            raise dbus.DBusException("No such interface '%s'" % iface, name="org.freedesktop.DBus.Error.InvalidArgs")
        return dbus.Dictionary(self.ifaces[iface], signature="sv")

    @dbus.service.method(PROPS, in_signature="ssv")
    def Set(self, iface, name, value):
        if (iface, name) not in ((ADAPTER, "Powered"), (ADAPTER, "Alias"), (DEVICE, "Trusted"), (DEVICE, "Alias"),
                                 (ADAPTER, "Pairable"), (ADAPTER, "Discoverable"), (DEVICE, "Blocked")):
            raise dbus.DBusException("Property '%s' is not writable" % name,
                                     name="org.freedesktop.DBus.Error.PropertyReadOnly")
        evt("set", iface=iface, name=name, value=value)
        self.change(iface, **{name: value})
        if name == "Powered":
            self.stack.mock.on_powered(bool(value))

    @dbus.service.signal(PROPS, signature="sa{sv}as")
    def PropertiesChanged(self, iface, changed, invalidated):
        pass

    def change(self, iface, **kw):
        self.ifaces[iface].update(kw)
        self.PropertiesChanged(iface, dbus.Dictionary(kw, signature="sv"), dbus.Array([], signature="s"))

    def invalidate(self, iface, *names):
        gone = [n for n in names if self.ifaces[iface].pop(n, None) is not None]
        if gone:
            self.PropertiesChanged(iface, dbus.Dictionary({}, signature="sv"), dbus.Array(gone, signature="s"))


class Root(Obj):
    @dbus.service.method(OM, out_signature="a{oa{sa{sv}}}")
    def GetManagedObjects(self):
        res = dbus.Dictionary({}, signature="oa{sa{sv}}")
        for path, obj in self.stack.objects.items():
            if obj.ifaces:
                res[dbus.ObjectPath(path)] = dbus.Dictionary(
                    {i: dbus.Dictionary(p, signature="sv") for i, p in obj.ifaces.items()}, signature="sa{sv}")
        return res

    @dbus.service.signal(OM, signature="oa{sa{sv}}")
    def InterfacesAdded(self, path, ifaces):
        pass

    @dbus.service.signal(OM, signature="oas")
    def InterfacesRemoved(self, path, ifaces):
        pass


class AgentManager(Obj):
    @dbus.service.method("org.bluez.AgentManager1", in_signature="os")
    def RegisterAgent(self, agent, capability):
        pass

    @dbus.service.method("org.bluez.AgentManager1", in_signature="o")
    def UnregisterAgent(self, agent):
        pass

    @dbus.service.method("org.bluez.AgentManager1", in_signature="o")
    def RequestDefaultAgent(self, agent):
        pass


class Adapter(Obj):
    @dbus.service.method(ADAPTER, sender_keyword="sender")
    def StartDiscovery(self, sender=None):
        if not self.ifaces[ADAPTER]["Powered"]:
            raise err("NotReady", "Resource Not Ready")
        if sender in self.stack.discovering:
            raise err("InProgress", "Operation already in progress")
        self.stack.discovering.add(sender)
        evt("discovery-on", sender=sender)
        if not self.ifaces[ADAPTER]["Discovering"]:
            self.change(ADAPTER, Discovering=dbus.Boolean(True))
        self.stack.mock.later(0.05, self.stack.mock.advertise)

    @dbus.service.method(ADAPTER, sender_keyword="sender")
    def StopDiscovery(self, sender=None):
        if sender not in self.stack.discovering:
            raise err("Failed", "No discovery started")
        self.stack.discovering.discard(sender)
        evt("discovery-off", sender=sender)
        self.stack.discovery_ended()

    @dbus.service.method(ADAPTER, in_signature="a{sv}", sender_keyword="sender")
    def SetDiscoveryFilter(self, properties, sender=None):
        evt("discovery-filter", keys=",".join(str(k) for k in properties) or "-")

    @dbus.service.method(ADAPTER, out_signature="as")
    def GetDiscoveryFilters(self):
        return dbus.Array(["UUIDs", "RSSI", "Transport", "DuplicateData"], signature="s")

    @dbus.service.method(ADAPTER, in_signature="o")
    def RemoveDevice(self, path):
        if path not in self.stack.objects:
            raise err("DoesNotExist", "Does Not Exist")
        evt("remove-device", path=path)
        self.stack.mock.lost("removed", vanish=True)


class Device(Obj):
    @dbus.service.method(DEVICE, async_callbacks=("ok", "fail"))
    def Connect(self, ok=None, fail=None):
        self.stack.mock.on_connect(self, ok, fail)

    @dbus.service.method(DEVICE)
    def Disconnect(self):
        mock = self.stack.mock
        if mock.connecting:
            mock.abort_connecting("Canceled")
            return
        if not self.ifaces[DEVICE]["Connected"]:
            raise err("NotConnected", "Not Connected")
        mock.later(0.02, lambda: mock.lost("by-client"))

    @dbus.service.method(DEVICE)
    def Pair(self):
        if self.ifaces[DEVICE]["Paired"]:
            raise err("AlreadyExists", "Already Exists")
        self.change(DEVICE, Paired=dbus.Boolean(True), Bonded=dbus.Boolean(True))

    @dbus.service.method(DEVICE, in_signature="s")
    def ConnectProfile(self, uuid):
        raise err("NotAvailable", "Operation currently not available")

    @dbus.service.signal(DEVICE, signature="ss")
    def Disconnected(self, name, message):
        pass


class Plain(Obj):
    """A GATT service or a decoy device: properties only."""


class Decoy(Obj):
    @dbus.service.method(DEVICE)
    def Connect(self):
        evt("decoy-connect", path=self.path)
        raise err("Failed", "le-connection-abort-by-local")


class Descriptor(Obj):
    @dbus.service.method(DESC, in_signature="a{sv}", out_signature="ay")
    def ReadValue(self, options):
        return self.ifaces[DESC].get("Value", ay(b"\0\0"))


class Characteristic(Obj):
    def __init__(self, stack, path, uuid, service, flags, reader=None):
        super().__init__(stack, path)
        self.uuid, self.reader, self.sessions = uuid, reader, set()
        props = {"UUID": dbus.String(uuid), "Service": dbus.ObjectPath(service),
                 "Flags": dbus.Array(flags, signature="s"), "Value": ay(b""), "MTU": dbus.UInt16(23)}
        if "notify" in flags or "indicate" in flags:
            props["Notifying"] = dbus.Boolean(False)
        self.ifaces[CHAR] = props

    def live(self):
        return bool(self.sessions) and self.stack.mock.connected and bool(self.ifaces[CHAR].get("Notifying"))

    @dbus.service.method(CHAR, in_signature="a{sv}", out_signature="ay")
    def ReadValue(self, options):
        if "read" not in self.ifaces[CHAR]["Flags"]:
            raise err("NotPermitted", "Read not permitted")
        if not self.stack.mock.connected:
            raise err("Failed", "Not connected")
        data = self.reader() if self.reader else b""
        self.ifaces[CHAR]["Value"] = ay(data)
        return ay(data)

    @dbus.service.method(CHAR, in_signature="aya{sv}")
    def WriteValue(self, value, options):
        raise err("NotPermitted", "Write not permitted")

    @dbus.service.method(CHAR, sender_keyword="sender")
    def StartNotify(self, sender=None):
        mock = self.stack.mock
        if "Notifying" not in self.ifaces[CHAR]:
            raise err("NotSupported", "Operation is not supported")
        if mock.fail_notify > 0:
            mock.fail_notify -= 1
            evt("notify-fail", char=self.uuid[4:8])
            raise err(mock.fail_notify_name, "Operation failed with ATT error: 0x0e")
        if sender in self.sessions:
            if mock.start_notify_new and mock.connected:
                return
            raise err("InProgress", "Operation already in progress")
        self.sessions.add(sender)
        evt("notify-on", char=self.uuid[4:8] if self.uuid.startswith("0000") else self.uuid[:8],
            connected=str(mock.connected).lower())
        self.arm()
        if mock.connected and self.uuid == C_HR:
            mock.mark("notify")

    def arm(self):
        """What BlueZ does when the link is up: (re)write the CCC descriptor."""
        if self.sessions and self.stack.mock.connected and not self.ifaces[CHAR]["Notifying"]:
            self.change(CHAR, Notifying=dbus.Boolean(True))

    def disarm(self):
        if self.ifaces[CHAR].get("Notifying"):
            self.change(CHAR, Notifying=dbus.Boolean(False))

    @dbus.service.method(CHAR, sender_keyword="sender")
    def StopNotify(self, sender=None):
        if sender not in self.sessions:
            raise err("Failed", "No notify session started")
        self.leave(sender)

    def leave(self, sender):
        if sender in self.sessions:
            self.sessions.discard(sender)
            evt("notify-off", char=self.uuid[4:8])
            if not self.sessions:
                self.disarm()

    def push(self, data):
        if self.live():
            self.change(CHAR, Value=ay(data))
            return True
        return False


class Stack:
    """One run of the fake bluetoothd: its own bus connection and objects."""

    def __init__(self, mock, address):
        self.mock, self.objects, self.discovering = mock, {}, set()
        self.conn = dbus.bus.BusConnection(address)
        self.conn.set_exit_on_disconnect(False)
        self.root = Root(self, "/")
        self.manager = AgentManager(self, "/org/bluez")
        self.manager.ifaces["org.bluez.AgentManager1"] = {}
        self.objects["/org/bluez"] = self.manager
        self.adapter = self.device = None
        self.chars = {}
        self.conn.add_signal_receiver(self._owner, "NameOwnerChanged", "org.freedesktop.DBus", "org.freedesktop.DBus")
        self.conn.call_on_disconnection(lambda c: evt("bus-lost"))

    def own(self):
        rc = self.conn.request_name("org.bluez", dbus.bus.NAME_FLAG_DO_NOT_QUEUE)
        if rc != dbus.bus.REQUEST_NAME_REPLY_PRIMARY_OWNER:
            raise RuntimeError("org.bluez is already owned on this bus")

    def _owner(self, name, old, new):
        if name.startswith(":") and not new:
            for ch in self.chars.values():
                ch.leave(name)
            if name in self.discovering:
                self.discovering.discard(name)
                evt("discovery-off", sender=name)
                self.discovery_ended()

    def discovery_ended(self):
        if not self.discovering and self.adapter:
            self.adapter.change(ADAPTER, Discovering=dbus.Boolean(False))
            if self.device:
                self.device.invalidate(DEVICE, "RSSI", "TxPower")

    def add(self, obj):
        self.objects[obj.path] = obj
        self.root.InterfacesAdded(dbus.ObjectPath(obj.path), dbus.Dictionary(
            {i: dbus.Dictionary(p, signature="sv") for i, p in obj.ifaces.items()}, signature="sa{sv}"))

    def add_iface(self, obj, iface, props):
        obj.ifaces[iface] = props
        self.root.InterfacesAdded(dbus.ObjectPath(obj.path), dbus.Dictionary(
            {iface: dbus.Dictionary(props, signature="sv")}, signature="sa{sv}"))

    def drop_iface(self, obj, iface):
        if obj.ifaces.pop(iface, None) is not None:
            self.root.InterfacesRemoved(dbus.ObjectPath(obj.path), dbus.Array([iface], signature="s"))

    def remove(self, path):
        for p in sorted((p for p in self.objects if p == path or p.startswith(path + "/")), reverse=True):
            obj = self.objects.pop(p)
            self.root.InterfacesRemoved(dbus.ObjectPath(p), dbus.Array(list(obj.ifaces), signature="s"))
            obj.remove_from_connection()

    def close(self):
        try:
            for obj in [self.root] + list(self.objects.values()):
                obj.remove_from_connection()
        except (dbus.DBusException, LookupError):
            pass
        try:
            self.conn.close()
        except dbus.DBusException:
            pass


# ---------------------------------------------------------------- the wearable
class Mock:
    def __init__(self, args):
        self.args, self.rng = args, random.Random(args.seed)
        self.loop, self.status = GLib.MainLoop(), 0
        self.stack = self.daemon = None
        self.folder = self.address = None
        self.hr_from = self.hr_to = float(args.hr)
        self.hr_t0, self.hr_len, self.wave, self.jitter = 0.0, 0.0, None, 0.0
        self.contact, self.contact_hr = "on", "zero"
        self.rr_on, self.rr_sd, self.rr_list = not args.no_rr, 25.0, []
        self.energy, self.wide, self.rate, self.on_change = None, False, args.rate, False
        self.temp_from = self.temp_to = args.temp
        self.temp_t0, self.temp_len = 0.0, 0.0
        self.temp_unit, self.temp_time, self.temp_type, self.temp_rate = "C", False, None, args.temp_rate
        self.battery, self.location, self.steps, self.moving = 87, args.location, 0, False
        self.stalled = self.frozen = False
        self.junk, self.last_hr, self.last_bpm = 0, None, None
        self.in_range, self.bonded, self.cache = True, True, "keep"
        self.hold_services, self.connect_delay = 0.15, 0.1
        self.fail_connect, self.fail_connect_name = 0, "Failed"
        self.fail_notify, self.fail_notify_name = 0, "Failed"
        self.hang, self.start_notify_new = False, True
        self.connected, self.connecting, self.powered = False, None, True
        self.known = args.known
        self.marks, self.waiting, self.sent, self.spoofers = {}, [], 0, []
        self.next_hr = self.next_temp = 0.0
        self.anchors, self.refused, self.inbuf = [], 0, b""

    # ---- time
    def later(self, seconds, call):
        def once():
            try:
                call()
            except dbus.DBusException as exc:
                evt("bus-error", why=str(exc).replace(" ", "_"))
            return False
        return GLib.timeout_add(max(1, int(seconds * 1000 / self.args.speed)), once)

    def now(self):
        return (time.monotonic() - T0) * self.args.speed

    def mark(self, name):
        if name not in self.marks:
            self.marks[name] = self.now()
            rest = []
            for when, delay, text in self.waiting:
                if when == name:
                    self.later(delay, lambda t=text: self.scripted(t))
                else:
                    rest.append((when, delay, text))
            self.waiting = rest

    # ---- bus and stack
    def start_bus(self):
        if self.args.bus_address:
            self.address = self.args.bus_address
            return
        if not self.folder:
            self.folder = tempfile.mkdtemp(prefix="heatpad-double-")
        sock = os.path.join(self.folder, "bus")
        deny = '<deny send_destination="org.bluez"/>' if self.args.deny else ""
        conf = os.path.join(self.folder, "bus.conf")
        with open(conf, "w") as f:
            f.write('<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"'
                    ' "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">\n<busconfig><type>session</type>'
                    '<listen>unix:path=%s</listen><auth>EXTERNAL</auth><policy context="default">'
                    '<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>'
                    '%s</policy></busconfig>\n' % (sock, deny))
        if os.path.exists(sock):
            os.unlink(sock)
        log = open(os.path.join(self.folder, "bus.log"), "w")
        self.daemon = subprocess.Popen(
            ["dbus-daemon", "--config-file=" + conf, "--nofork", "--nopidfile", "--nosyslog"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=log, preexec_fn=die_with_parent)
        log.close()
        end = time.monotonic() + 10
        while not os.path.exists(sock):
            if self.daemon.poll() is not None or time.monotonic() > end:
                with open(log.name) as f:
                    raise RuntimeError("dbus-daemon did not start: " + f.read().strip())
            time.sleep(0.01)
        self.address = "unix:path=" + sock

    def stop_bus(self):
        if self.daemon:
            self.daemon.terminate()
            try:
                self.daemon.wait(3)
            except subprocess.TimeoutExpired:
                self.daemon.kill()
                self.daemon.wait()
            self.daemon = None

    def start_stack(self):
        for attempt in range(50):
            try:
                self.stack = Stack(self, self.address)
                break
            except dbus.DBusException:
                if attempt == 49:
                    raise
                time.sleep(0.05)
        self.connected, self.connecting, self.powered = False, None, True
        if not self.args.no_adapter:
            self.add_adapter()
        self.stack.own()
        evt("bluetoothd-up", name=self.stack.conn.get_unique_name())

    def stop_stack(self):
        if self.stack:
            stack, self.stack = self.stack, None
            self.connected = False
            self.abort_connecting(None)
            stack.close()
            evt("bluetoothd-down")

    def add_adapter(self):
        s = self.stack
        if s.adapter:
            return
        a = Adapter(s, "/org/bluez/hci0")
        a.ifaces[ADAPTER] = {
            "Address": dbus.String("00:11:22:33:44:55"), "AddressType": dbus.String("public"),
            "Name": dbus.String("mock-pi"), "Alias": dbus.String("mock-pi"), "Class": dbus.UInt32(0),
            "Powered": dbus.Boolean(True), "Discoverable": dbus.Boolean(False), "Pairable": dbus.Boolean(False),
            "DiscoverableTimeout": dbus.UInt32(180), "PairableTimeout": dbus.UInt32(0),
            "Discovering": dbus.Boolean(False), "UUIDs": dbus.Array([], signature="s"),
            "Modalias": dbus.String("usb:v1D6Bp0246d0537"), "Roles": dbus.Array(["central", "peripheral"], signature="s")}
        s.adapter, self.powered = a, True
        s.add(a)
        if self.known:
            self.add_device()
        for i in range(self.args.decoys):
            mac = "C0:FF:EE:00:00:%02X" % i
            d = Decoy(s, "/org/bluez/hci0/dev_" + mac.replace(":", "_"))
            d.ifaces[DEVICE] = dict(self.device_props(mac, self.args.decoy_name), UUIDs=dbus.Array([self.args.decoy_service], signature="s"))
            s.add(d)

    def remove_adapter(self):
        s = self.stack
        if s and s.adapter:
            self.lost("adapter-removed")
            s.remove("/org/bluez/hci0")
            s.adapter = s.device = None
            s.chars, s.discovering = {}, set()

    def uuids(self):
        res = [HRS] if not self.args.no_hr else []
        if self.args.temp is not None:
            res.append(HTS)
        if self.args.motion:
            res.append(MOTION)
        return res + [uuid16("180f"), uuid16("180a")]

    def device_props(self, mac, name):
        return {"Address": dbus.String(mac), "AddressType": dbus.String("random"), "Name": dbus.String(name),
                "Alias": dbus.String(name), "Paired": dbus.Boolean(False), "Bonded": dbus.Boolean(False),
                "Trusted": dbus.Boolean(False), "Blocked": dbus.Boolean(False), "LegacyPairing": dbus.Boolean(False),
                "Connected": dbus.Boolean(False), "ServicesResolved": dbus.Boolean(False),
                "Adapter": dbus.ObjectPath("/org/bluez/hci0"), "UUIDs": dbus.Array(self.uuids(), signature="s"),
                "Appearance": dbus.UInt16(833), "RSSI": dbus.Int16(-61)}

    def path(self):
        return "/org/bluez/hci0/dev_" + self.args.mac.replace(":", "_")

    def add_device(self):
        s = self.stack
        if s.device:
            return
        d = Device(s, self.path())
        d.ifaces[DEVICE] = self.device_props(self.args.mac, self.args.name)
        if self.known:
            d.ifaces[DEVICE].pop("RSSI")
        s.device = d
        s.add(d)

    def advertise(self):
        """One advertisement received, if somebody scans and it is in range."""
        s = self.stack
        if not (s and s.adapter and s.discovering and self.in_range and self.powered):
            return
        if self.connected:
            return
        rssi = dbus.Int16(-60 - self.rng.randint(0, 8))
        if not s.device:
            self.add_device()
            evt("discovered", path=self.path())
        elif s.device:
            s.device.change(DEVICE, RSSI=rssi)
        self.later(1.0, self.advertise)

    # ---- GATT objects
    def add_gatt(self):
        s, base = self.stack, self.path()
        if s.chars:
            return
        handle = 0x0a

        def service(uuid):
            nonlocal handle
            path = "%s/service%04x" % (base, handle)
            handle += 1
            o = Plain(s, path)
            o.ifaces[SERVICE] = {"UUID": dbus.String(uuid), "Device": dbus.ObjectPath(base),
                                 "Primary": dbus.Boolean(True), "Includes": dbus.Array([], signature="o")}
            s.add(o)
            return path

        def char(service_path, uuid, flags, reader=None):
            nonlocal handle
            path = "%s/char%04x" % (service_path, handle)
            handle += 2
            c = Characteristic(s, path, uuid, service_path, flags, reader)
            s.chars[uuid] = c
            s.add(c)
            if "Notifying" in c.ifaces[CHAR]:
                d = Descriptor(s, "%s/desc%04x" % (path, handle))
                handle += 1
                d.ifaces[DESC] = {"UUID": dbus.String(uuid16("2902")), "Characteristic": dbus.ObjectPath(path),
                                  "Value": ay(b"")}
                s.add(d)

        if not self.args.no_hr:
            sp = service(HRS)
            char(sp, C_HR, ["read", "notify"] if self.args.motion else ["notify"], self.hr_bytes)
            char(sp, C_LOC, ["read"], lambda: bytes([self.location]))
        if self.args.temp is not None:
            sp = service(HTS)
            char(sp, C_TEMP, ["indicate"], self.temp_bytes)
            char(sp, C_TTYPE, ["read"], lambda: bytes([self.temp_type or 2]))
        if self.args.motion:
            sp = service(MOTION)
            char(sp, C_STEPS, ["read", "notify"], lambda: struct.pack("<I", self.steps))
            char(sp, C_ACC, ["read", "notify"], self.acc_bytes)

    def remove_gatt(self):
        s = self.stack
        for p in [p for p in s.objects if p.startswith(self.path() + "/") and p.count("/") == 5]:
            s.remove(p)
        s.chars = {}

    # ---- link
    def on_connect(self, device, ok, fail):
        if not self.powered:
            return fail(err("NotReady", "Resource Not Ready"))
        if self.connected:
            return fail(err("AlreadyConnected", "Already Connected"))
        if self.connecting:
            return fail(err("InProgress", "In Progress"))
        evt("connect-asked")
        self.connecting = (ok, fail)
        if self.hang:
            return None
        if self.fail_connect > 0:
            self.fail_connect -= 1
            self.later(self.connect_delay, lambda: self.abort_connecting(self.fail_connect_name))
        elif not self.in_range:
            self.later(min(20.0, self.args.page_timeout), lambda: self.abort_connecting("Failed"))
        else:
            self.later(self.connect_delay, self.link_up)
        return None

    def abort_connecting(self, name):
        if self.connecting:
            (_, fail), self.connecting = self.connecting, None
            if name:
                evt("connect-failed", error=name)
                fail(err(name, "le-connection-abort-by-local"))

    def link_up(self):
        if not self.connecting or not self.stack or not self.stack.device:
            return
        if not self.in_range:
            return self.abort_connecting("Failed")
        (ok, _), self.connecting = self.connecting, None
        self.connected = True
        dev = self.stack.device
        dev.change(DEVICE, Connected=dbus.Boolean(True))
        evt("connected")
        ok()
        self.later(self.hold_services, self.resolve)
        self.mark("connect")

    def resolve(self):
        if not self.connected or not self.stack or not self.stack.device:
            return
        self.add_gatt()
        if self.battery is not None and BATTERY not in self.stack.device.ifaces:
            self.stack.add_iface(self.stack.device, BATTERY, {"Percentage": dbus.Byte(self.battery)})
        self.stack.device.change(DEVICE, ServicesResolved=dbus.Boolean(True))
        evt("services-resolved")
        for c in self.stack.chars.values():
            c.arm()
            if c.live() and c.uuid == C_HR:
                self.mark("notify")

    def lost(self, why, vanish=None):
        """The link goes down (or, when already down, the object may vanish)."""
        s = self.stack
        if not s:
            return
        self.abort_connecting("Failed")
        dev = s.device
        was = self.connected
        self.connected = False
        if was and dev:
            for c in s.chars.values():
                c.disarm()
            s.drop_iface(dev, BATTERY)
            dev.change(DEVICE, ServicesResolved=dbus.Boolean(False), Connected=dbus.Boolean(False))
            reason = {"by-client": "Local", "adapter-removed": "Local", "power-off": "Local"}.get(why, "Timeout")
            if self.args.disconnect_reason:
                dev.Disconnected("org.bluez.Reason." + reason, why)
            evt("disconnected", why=why)
        if dev and (vanish or (vanish is None and self.cache == "drop" and was)):
            self.remove_gatt()
        if dev and (vanish or (was and not self.bonded and why != "by-client")):
            s.remove(self.path())
            s.device, s.chars = None, {}
            evt("device-removed")
        if s.adapter:
            self.later(0.1, self.advertise)

    def on_powered(self, on):
        if on != self.powered:
            self.powered = on
            if not on:
                self.lost("power-off")
                if self.stack:
                    self.stack.discovering.clear()
                    self.stack.discovery_ended()

    # ---- values
    def bpm(self):
        t = self.now()
        if self.wave:
            low, high, period = self.wave
            v = low + (high - low) * (0.5 - 0.5 * math.cos(2 * math.pi * (t - self.hr_t0) / period))
        elif self.hr_len and t < self.hr_t0 + self.hr_len:
            v = self.hr_from + (self.hr_to - self.hr_from) * (t - self.hr_t0) / self.hr_len
        else:
            v = self.hr_to
        if self.jitter:
            v += self.rng.uniform(-self.jitter, self.jitter)
        return max(0, int(round(v)))

    def hr_bytes(self):
        bpm, contact = self.bpm(), self.contact
        if contact == "off" and self.contact_hr == "zero":
            bpm = 0
        rr = []
        if self.rr_on and bpm > 0 and not (contact == "off"):
            if self.rr_list:
                rr = self.rr_list
            else:
                beats = max(1, int(round(bpm / 60.0 / max(self.rate, 0.25))))
                rr = [max(250, self.rng.gauss(60000.0 / bpm, self.rr_sd)) for _ in range(min(beats, 9))]
        return encode_hr(bpm, contact, rr, self.energy, self.wide)

    def celsius(self):
        if isinstance(self.temp_to, str) or self.temp_to is None:
            return self.temp_to
        t = self.now()
        if self.temp_len and t < self.temp_t0 + self.temp_len:
            return self.temp_from + (self.temp_to - self.temp_from) * (t - self.temp_t0) / self.temp_len
        return self.temp_to

    def temp_bytes(self):
        c = self.celsius()
        stamp = None
        if self.temp_time:
            n = time.localtime()
            stamp = (n.tm_year, n.tm_mon, n.tm_mday, n.tm_hour, n.tm_min, n.tm_sec)
        return encode_temp("nan" if c is None else c, self.temp_unit, stamp, self.temp_type)

    def acc_bytes(self):
        if self.moving:
            return struct.pack("<hhh", *(self.rng.randint(-900, 900) for _ in range(3)))
        return struct.pack("<hhh", self.rng.randint(-4, 4), self.rng.randint(-4, 4), 1024 + self.rng.randint(-4, 4))

    def send(self, uuid, data):
        begun = time.monotonic() - T0
        if self.stack and uuid in self.stack.chars and self.stack.chars[uuid].push(data):
            self.sent += 1
            if self.args.verbose:
                evt("sent", char=uuid[4:8], hex=data.hex(), begun="%.6f" % begun)

    def tick(self):
        try:
            t = self.now()
            if self.daemon and self.daemon.poll() is not None:
                evt("bus-died")
                self.daemon = None
            if self.stack and self.connected and not self.stalled:
                if self.rate > 0 and t >= self.next_hr:
                    self.next_hr = after(self.next_hr, t, self.rate)
                    data = self.hr_bytes() if not (self.frozen and self.last_hr) else self.last_hr
                    bpm = data[1]
                    if self.junk > 0:
                        self.junk -= 1
                        self.send(C_HR, bytes(self.rng.randrange(256) for _ in range(self.rng.randrange(0, 6))))
                    elif not self.on_change or bpm != self.last_bpm:
                        self.last_hr, self.last_bpm = data, bpm
                        self.send(C_HR, data)
                    if self.args.motion:
                        if self.moving:
                            self.steps += 2
                            self.send(C_STEPS, struct.pack("<I", self.steps))
                        self.send(C_ACC, self.acc_bytes())
                if self.temp_rate > 0 and self.temp_to is not None and t >= self.next_temp:
                    self.next_temp = after(self.next_temp, t, self.temp_rate)
                    self.send(C_TEMP, self.temp_bytes())
        except dbus.DBusException as exc:
            evt("bus-error", why=str(exc).replace(" ", "_"))
        return True

    # ---- commands
    def command(self, line, answer=True):
        line = line.strip()
        if not line or line.startswith("#"):
            return True
        try:
            self.execute(shlex.split(line))
        except Exception as exc:                         # a bad line must not end the run
            out("ERR %s: %s" % (line, str(exc) or type(exc).__name__))
            return False
        if answer:
            out("OK " + line)
        return True

    def execute(self, w):
        cmd, a = w[0], w[1:]

        def onoff(value=None):
            value = a[0] if value is None else value
            if value not in ("on", "off"):
                raise ValueError("on or off")
            return value == "on"

        def choice(*names):
            if a[0] not in names:
                raise ValueError("one of " + "|".join(names))
            return a[0]

        def restartable(stop, start):
            what = choice("stop", "start", "restart")
            if what != "start":
                stop()
            if what == "start":
                start()
            elif what == "restart":
                self.later(float(a[1]) if len(a) > 1 else 0.5, start)

        if cmd == "hr":
            if a[0] == "ramp":
                self.hr_from, self.hr_to, self.hr_t0, self.hr_len, self.wave = \
                    float(self.bpm()), float(a[1]), self.now(), float(a[2]), None
            elif a[0] == "wave":
                self.wave, self.hr_t0 = (float(a[1]), float(a[2]), float(a[3])), self.now()
            elif a[0] == "jitter":
                self.jitter = float(a[1])
            else:
                v = float(a[0])
                if not 0 <= v <= 65535:
                    raise ValueError("0..65535")
                self.hr_from = self.hr_to = v
                self.hr_len, self.wave = 0.0, None
        elif cmd == "contact":
            self.contact = choice("on", "off", "unsupported")
        elif cmd == "contact-hr":
            self.contact_hr = choice("keep", "zero")
        elif cmd == "rr":
            if a[0] == "sd":
                self.rr_sd, self.rr_list, self.rr_on = float(a[1]), [], True
            elif a[0] == "list":
                self.rr_list, self.rr_on = [float(x) for x in a[1].split(",")], True
            else:
                self.rr_on = onoff()
        elif cmd == "energy":
            self.energy = None if a[0] == "off" else int(a[0])
        elif cmd == "wide":
            self.wide = onoff()
        elif cmd == "rate":
            self.rate, self.next_hr = float(a[0]), 0.0
        elif cmd == "on-change":
            self.on_change = onoff()
        elif cmd == "temp":
            if self.args.temp is None:
                raise ValueError("started without a thermometer (--no-temp)")
            if a[0] == "ramp":
                self.temp_from, self.temp_to = self.celsius(), float(a[1])
                self.temp_t0, self.temp_len = self.now(), float(a[2])
            elif a[0] == "off":
                self.temp_to = None
            elif a[0] in FLOAT_SPECIAL:
                self.temp_to = a[0]
            else:
                self.temp_from = self.temp_to = float(a[0])
                self.temp_len = 0.0
        elif cmd == "temp-unit":
            self.temp_unit = choice("C", "F")
        elif cmd == "temp-time":
            self.temp_time = onoff()
        elif cmd == "temp-type":
            self.temp_type = None if a[0] == "off" else int(a[0])
        elif cmd == "temp-rate":
            self.temp_rate, self.next_temp = float(a[0]), 0.0
        elif cmd == "battery":
            self.battery = None if a[0] == "off" else int(a[0])
            if self.stack and self.stack.device and BATTERY in self.stack.device.ifaces:
                if self.battery is None:
                    self.stack.drop_iface(self.stack.device, BATTERY)
                else:
                    self.stack.device.change(BATTERY, Percentage=dbus.Byte(self.battery))
        elif cmd == "location":
            self.location = int(a[0])
        elif cmd == "steps":
            self.steps = int(a[0])
            self.send(C_STEPS, struct.pack("<I", self.steps))
        elif cmd == "motion":
            self.moving = choice("still", "moving") == "moving"
        elif cmd == "stall":
            self.stalled = onoff()
        elif cmd == "freeze":
            self.frozen = onoff()
        elif cmd == "raw":
            self.send(SHORT[a[0].lower()], bytes.fromhex("".join(a[1:])))
        elif cmd == "garbage":
            self.junk = int(a[0])
        elif cmd == "drop":
            if a:
                self.in_range = False
                self.later(float(a[0]), lambda: self.command("back", answer=False))
            self.lost("link-loss")
        elif cmd == "away":
            self.in_range = False
            self.lost("link-loss")
        elif cmd == "back":
            self.in_range = True
            evt("in-range")
            self.advertise()
        elif cmd == "reappear":
            self.bonded = onoff()
        elif cmd == "gatt-cache":
            self.cache = choice("keep", "drop")
        elif cmd == "hold-services":
            self.hold_services = float(a[0])
        elif cmd == "connect-delay":
            self.connect_delay = float(a[0])
        elif cmd == "fail-connect":
            self.fail_connect, self.fail_connect_name = int(a[0]), a[1] if len(a) > 1 else "Failed"
        elif cmd == "hang-connect":
            self.hang = onoff()
        elif cmd == "fail-notify":
            self.fail_notify, self.fail_notify_name = int(a[0]), a[1] if len(a) > 1 else "Failed"
        elif cmd == "start-notify":
            self.start_notify_new = choice("old", "new") == "new"
        elif cmd == "adapter":
            what = choice("off", "on", "remove", "add")
            if what == "remove":
                self.remove_adapter()
            elif what == "add":
                self.add_adapter()
            else:
                self.stack.adapter.change(ADAPTER, Powered=dbus.Boolean(what == "on"))
                self.on_powered(what == "on")
        elif cmd == "bluetoothd":
            restartable(self.stop_stack, self.start_stack)
        elif cmd == "bus":
            if self.args.bus_address:
                raise ValueError("not my bus")
            restartable(lambda: (self.stop_stack(), self.stop_bus()), lambda: (self.start_bus(), self.start_stack()))
        elif cmd == "spoof":
            self.spoof(int(a[0]))
        elif cmd == "state":
            chars = self.stack.chars.values() if self.stack else []
            out("STATE " + json.dumps({
                "t": round(self.now(), 3), "connected": self.connected, "in_range": self.in_range, "bpm": self.bpm(),
                "contact": self.contact, "temp": self.celsius(), "stalled": self.stalled, "sent": self.sent,
                "notifying": sorted(c.uuid[:8] for c in chars if c.live()),
                "bluetoothd": self.stack is not None, "powered": self.powered}))
        elif cmd == "say":
            out("SAY " + " ".join(a))
        elif cmd == "quit":
            self.quit(int(a[0]) if a else 0)
        else:
            raise ValueError("unknown command")

    def spoof(self, bpm):
        char = self.stack.chars[C_HR]
        signals = [(char.path, CHAR, {"Value": ay(encode_hr(bpm))}),
                   (self.path(), DEVICE, {"Connected": dbus.Boolean(False)}),
                   (self.path(), BATTERY, {"Percentage": dbus.Byte(1)})]
        other = dbus.bus.BusConnection(self.address)
        other.set_exit_on_disconnect(False)
        for target in [None] + sorted(char.sessions):
            for path, iface, changed in signals:
                message = dbus.lowlevel.SignalMessage(path, PROPS, "PropertiesChanged")
                message.append(iface, dbus.Dictionary(changed, signature="sv"), [], signature="sa{sv}as")
                if target:
                    message.set_destination(target)
                other.send_message(message)
            message = dbus.lowlevel.SignalMessage("/org/freedesktop/DBus", "org.freedesktop.DBus", "NameOwnerChanged")
            message.append("org.bluez", self.stack.conn.get_unique_name(), "", signature="sss")
            if target:
                message.set_destination(target)
            other.send_message(message)
        other.flush()
        self.spoofers.append(other)

    # ---- scenario
    def load_scenario(self, path):
        clock, anchor, plan = 0.0, None, []
        with open(path) as f:
            for no, raw in enumerate(f, 1):
                line = raw.split("#", 1)[0].strip()
                if not line:
                    continue
                try:
                    when, text = line.split(None, 1)
                    if when.startswith("@"):
                        name, _, plus = when[1:].partition("+")
                        if name not in ("connect", "notify"):
                            raise ValueError("@connect or @notify")
                        anchor, clock = name, float(plus or 0)
                    elif when.startswith("+"):
                        clock += float(when[1:])
                    else:
                        anchor, clock = None, float(when)
                except ValueError as exc:
                    raise RuntimeError("%s line %d: %s" % (path, no, exc))
                plan.append((anchor, clock, text))
        return plan

    def scripted(self, text):
        if not self.command(text):
            self.refused += 1

    def start_scenario(self, plan):
        self.anchors = self.waiting = [x for x in plan if x[0]]
        for anchor, clock, text in plan:
            if not anchor:
                self.later(clock, lambda t=text: self.scripted(t))
        last = max([x[1] for x in plan if not x[0]] or [0.0])

        def check():
            if self.now() >= last + 0.2 and not self.waiting and self.now() >= self.anchor_end():
                self.quit(5 if self.refused else 0)
                return False
            return True
        if self.args.exit_at_end:
            GLib.timeout_add(50, check)

    # ---- run
    def quit(self, status=0):
        self.status = status
        self.loop.quit()

    def on_stdin(self, source, cond):
        try:
            chunk = os.read(0, 65536)
        except OSError:
            chunk = b""
        if not chunk:
            if self.inbuf.strip():
                self.command(self.inbuf.decode("utf-8", "replace"))
            self.quit(0)
            return False
        self.inbuf += chunk
        while b"\n" in self.inbuf:
            line, self.inbuf = self.inbuf.split(b"\n", 1)
            self.command(line.decode("utf-8", "replace"))
        return True

    def run(self):
        try:
            plan = self.load_scenario(self.args.scenario) if self.args.scenario else []
            self.start_bus()
            self.start_stack()
            for sig in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
                GLib.unix_signal_add(GLib.PRIORITY_HIGH, sig, self.quit, 0)
            GLib.timeout_add(max(5, int(50 / self.args.speed)), self.tick)
            GLib.timeout_add(int(self.args.max_seconds * 1000), self.quit, 4)
            for text in self.args.command or []:
                if not self.command(text):
                    return self.finish(2)
            if self.args.address_file:
                tmp = self.args.address_file + ".tmp"
                with open(tmp, "w") as f:
                    f.write(self.address + "\n")
                os.replace(tmp, self.args.address_file)
            global T0
            T0 = time.monotonic()
            out("READY %s device=%s path=%s t0=%.6f" % (self.address, self.args.mac, self.path(), T0))
            self.next_hr = self.next_temp = 0.0
            self.start_scenario(plan)
            if self.args.stdin:
                GLib.io_add_watch(0, GLib.IO_IN | GLib.IO_HUP | GLib.IO_ERR, self.on_stdin)
            self.loop.run()
        except (RuntimeError, OSError, dbus.DBusException) as exc:
            sys.stderr.write("ble_wearable_double: %s\n" % exc)
            return self.finish(3)
        return self.finish(self.status)

    def anchor_end(self):
        return max([self.marks.get(n, math.inf) + d + 0.2 for n, d, _ in self.anchors] or [0])

    def finish(self, status):
        try:
            if self.stack:
                self.stack.close()
        finally:
            self.stop_bus()
            if self.folder:
                shutil.rmtree(self.folder, ignore_errors=True)
            if self.args.address_file and os.path.exists(self.args.address_file):
                os.unlink(self.args.address_file)
        out("BYE %d" % status)
        return status


def after(due, now, rate):
    """The next due time on a steady beat; no burst to catch up after a pause."""
    return due + 1.0 / rate if now - due < 1.0 / rate else now + 1.0 / rate


def die_with_parent():
    try:
        import ctypes
        ctypes.CDLL("libc.so.6", use_errno=True).prctl(1, signal.SIGTERM)
    except OSError:
        pass
    os.setpgid(0, 0)                                     # a Ctrl-C reaches the mock first


# ---------------------------------------------------------------- helpers for people
def encode_cli(words):
    kind, kw = words[0], dict(x.split("=", 1) for x in words[1:])
    if kind == "hr":
        data = encode_hr(float(kw.get("bpm", 60)), kw.get("contact", "on"),
                         [float(x) for x in kw["rr"].split(",")] if "rr" in kw else (),
                         int(kw["energy"]) if "energy" in kw else None, kw.get("wide") == "on")
    elif kind == "temp":
        v = kw.get("c", "33.5")
        data = encode_temp(v if v in FLOAT_SPECIAL else float(v), kw.get("unit", "C"),
                           None, int(kw["type"]) if "type" in kw else None)
    else:
        raise ValueError("hr or temp")
    print(" ".join("%02x" % b for b in data))
    return 0


def selftest():
    checks = []

    def check(name, good):
        checks.append(good)
        sys.stderr.write("%s %s\n" % ("ok  " if good else "FAIL", name))

    check("hr 72, contact", encode_hr(72) == bytes.fromhex("0648"))
    check("hr 300 goes wide", encode_hr(300, "unsupported") == bytes.fromhex("012c01"))
    check("hr rr", encode_hr(60, "on", [1000]) == bytes.fromhex("163c0004"))
    check("temp 36.40", encode_temp(36.40) == bytes.fromhex("00380e00fe"))
    check("temp nan", encode_temp("nan") == bytes.fromhex("00ffff7f00"))
    check("temp -5.25 C in F", encode_temp(-5.25, "F") == bytes.fromhex("01cf0800fe"))
    me = subprocess.Popen([sys.executable, os.path.abspath(__file__), "--stdin", "--rate", "20"], text=True,
                          stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        ready = me.stdout.readline()
        while ready and not ready.startswith("READY "):
            ready = me.stdout.readline()
        address = ready.split()[1]
        check("ready", address.startswith("unix:path="))
        dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
        bus = dbus.bus.BusConnection(address)
        bus.set_exit_on_disconnect(False)
        seen, loop = [], GLib.MainLoop()
        bus.add_signal_receiver(lambda i, c, v, path=None: seen.append((str(path), str(i), dict(c))),
                                "PropertiesChanged", PROPS, path_keyword="path")

        def spin(seconds, until=lambda: False):
            end = time.monotonic() + seconds
            GLib.timeout_add(10, lambda: not ((until() or time.monotonic() > end) and (loop.quit() or True)))
            loop.run()

        def say(text):
            me.stdin.write(text + "\n")
            me.stdin.flush()
            line = me.stdout.readline()
            while line and not line.startswith(("OK " + text, "ERR " + text)):
                line = me.stdout.readline()
            return line.startswith("OK")

        def root():                                # by name again: the owner changes on restart
            return dbus.Interface(bus.get_object("org.bluez", "/", introspect=False), OM)

        om = root()
        ad = dbus.Interface(bus.get_object("org.bluez", "/org/bluez/hci0", introspect=False), ADAPTER)
        ad.StartDiscovery()
        dev = "/org/bluez/hci0/dev_E0_00_00_00_00_01"
        spin(3, lambda: dev in om.GetManagedObjects())
        check("discovered", dev in om.GetManagedObjects())
        ad.StopDiscovery()
        d = dbus.Interface(bus.get_object("org.bluez", dev, introspect=False), DEVICE)
        d.Connect()
        spin(3, lambda: any(c.get("ServicesResolved") for _, i, c in seen if i == DEVICE))
        objs = om.GetManagedObjects()
        hr = [p for p, i in objs.items() if i.get(CHAR, {}).get("UUID") == C_HR]
        check("2A37 there", len(hr) == 1)
        ch = dbus.Interface(bus.get_object("org.bluez", hr[0], introspect=False), CHAR)
        ch.StartNotify()

        def values():
            return [bytes(c["Value"]) for p, i, c in seen if p == str(hr[0]) and "Value" in c]
        spin(3, lambda: len(values()) > 5)
        check("values come", len(values()) > 5 and values()[-1][0] & 6 == 6)
        check("stall", say("stall on"))
        spin(0.2)
        n = len(values())
        spin(0.5)
        check("stalled while connected", len(values()) == n)
        check("resume, contact off", say("stall off") and say("contact off"))
        n = len(values())
        spin(3, lambda: len(values()) > n + 2)
        check("contact bit off", values()[-1][0] & 6 == 4 and values()[-1][1] == 0)
        check("bad command is refused", not say("nonsense"))
        check("drop", say("drop"))
        spin(3, lambda: any(c.get("Connected") == False for _, i, c in seen if i == DEVICE))  # noqa: E712
        check("Connected=false seen", any("Connected" in c and not c["Connected"] for _, i, c in seen))
        check("restart", say("bluetoothd restart 0.2"))
        spin(0.6)
        check("back on the bus", "/org/bluez/hci0" in root().GetManagedObjects())
        me.stdin.close()
        check("exit 0 on EOF", me.wait(5) == 0)
        check("folder gone", not os.path.exists(address.split("=", 1)[1]))
    except Exception as exc:
        check("no exception: %r" % exc, False)
    finally:
        if me.poll() is None:
            me.terminate()
            me.wait(5)
    return 0 if all(checks) else 1


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--stdin", action="store_true", help="commands on stdin; end of input quits")
    p.add_argument("--scenario", metavar="FILE")
    p.add_argument("--exit-at-end", action="store_true", help="quit after the scenario's last line")
    p.add_argument("-c", "--command", action="append", metavar="COMMAND", help="run before READY; repeatable")
    p.add_argument("--speed", type=float, default=1.0, help="divide all times by this (default 1)")
    p.add_argument("--mac", default="E0:00:00:00:00:01")
    p.add_argument("--name", default="MockStrap")
    p.add_argument("--hr", type=float, default=64, help="start heart rate (default 64)")
    p.add_argument("--rate", type=float, default=1.0, help="2A37 notifications a second (default 1)")
    p.add_argument("--temp", type=float, default=33.5, help="start skin temperature, Celsius (default 33.5)")
    p.add_argument("--temp-rate", type=float, default=0.2, help="2A1C indications a second (default 0.2)")
    p.add_argument("--no-temp", dest="temp", action="store_const", const=None, help="no Health Thermometer service")
    p.add_argument("--no-hr", action="store_true", help="no Heart Rate service")
    p.add_argument("--no-rr", action="store_true", help="no RR intervals")
    p.add_argument("--motion", action="store_true", help="add InfiniTime's motion service; 2A37 becomes readable")
    p.add_argument("--location", type=int, default=1, help="2A38: 0 other 1 chest 2 wrist 3 finger 4 hand 5 ear 6 foot")
    p.add_argument("--known", action="store_true", help="the device is known without discovery (bonded before)")
    p.add_argument("--decoys", type=int, default=0, help="this many other BLE devices")
    p.add_argument("--decoy-service", default=uuid16("1812"), help="what they offer (default 1812, a keyboard)")
    p.add_argument("--decoy-name", default="Decoy", help="what they are called")
    p.add_argument("--no-adapter", action="store_true", help="start without a Bluetooth controller")
    p.add_argument("--disconnect-reason", action="store_true",
                   help="send Device1.Disconnected(name, message) too, as BlueZ does since mid-2025")
    p.add_argument("--deny", action="store_true", help="bus policy refuses calls to org.bluez (AccessDenied)")
    p.add_argument("--page-timeout", type=float, default=3.0, help="time until Connect() to an absent device fails")
    p.add_argument("--bus-address", help="use this bus, start none")
    p.add_argument("--address-file", metavar="FILE", help="also write the bus address there")
    p.add_argument("--max-seconds", type=float, default=900, help="real time until exit 4 (default 900)")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--verbose", action="store_true", help="an EVT line for each value sent")
    p.add_argument("--encode", nargs="+", metavar="WORD", help="'hr k=v..' or 'temp k=v..': print bytes and exit")
    p.add_argument("--selftest", action="store_true")
    args = p.parse_args()
    if args.speed <= 0 or args.max_seconds <= 0:
        p.error("--speed and --max-seconds must be > 0")
    if args.encode:
        try:
            return encode_cli(args.encode)
        except (ValueError, KeyError, struct.error) as exc:
            p.error("--encode: %s" % exc)
    if args.selftest:
        return selftest()
    if args.scenario and not os.path.isfile(args.scenario):
        p.error("no such file: " + args.scenario)
    args.mac = args.mac.upper()
    dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
    return Mock(args).run()


if __name__ == "__main__":
    sys.exit(main())
