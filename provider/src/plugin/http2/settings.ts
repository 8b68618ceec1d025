/** What both ends of a connection tell each other about themselves (RFC 9113, section 6.5). */
import { CODE, ConnectionError } from "./error-codes.ts";
import { LARGEST_WINDOW } from "./flow.ts";
import { frameOf, LARGEST_PAYLOAD, TYPE } from "./frames.ts";

export const SETTING = {
  headerTableSize: 0x1,
  enablePush: 0x2,
  maxConcurrentStreams: 0x3,
  initialWindowSize: 0x4,
  maxFrameSize: 0x5,
  maxHeaderListSize: 0x6,
} as const;

const ENTRY = 6;
const LARGEST_FRAME_SIZE = 2 ** 24 - 1;

export function settingsFrame(settings: Partial<Record<keyof typeof SETTING, number>>): Buffer {
  const entries = Object.entries(settings) as [keyof typeof SETTING, number][];
  const payload = Buffer.alloc(entries.length * ENTRY);
  entries.forEach(([name, value], index) => {
    payload.writeUInt16BE(SETTING[name], index * ENTRY);
    payload.writeUInt32BE(value, index * ENTRY + 2);
  });
  return frameOf(TYPE.settings, 0, 0, payload);
}

/**
 * The window that the peer gives each stream, where it says so; nothing else that it can say matters to a server that
 * pushes nothing, sends frames of the smallest size and remembers no fields. Throws ConnectionError.
 */
export function readInitialWindow(payload: Buffer): number | undefined {
  if (payload.length % ENTRY !== 0)
    throw new ConnectionError(CODE.frameSizeError, "SETTINGS of a wrong length");
  let window: number | undefined;
  for (let at = 0; at < payload.length; at += ENTRY) {
    const value = payload.readUInt32BE(at + 2);
    switch (payload.readUInt16BE(at)) {
      case SETTING.enablePush:
        if (value > 1) throw new ConnectionError(CODE.protocolError, "ENABLE_PUSH is neither 0 nor 1");
        break;
      case SETTING.initialWindowSize:
        if (value > LARGEST_WINDOW) {
          throw new ConnectionError(CODE.flowControlError, "INITIAL_WINDOW_SIZE is too large");
        }
        window = value;
        break;
      case SETTING.maxFrameSize:
        if (value < LARGEST_PAYLOAD || value > LARGEST_FRAME_SIZE) {
          throw new ConnectionError(CODE.protocolError, "MAX_FRAME_SIZE is out of range");
        }
        break;
    }
  }
  return window;
}
