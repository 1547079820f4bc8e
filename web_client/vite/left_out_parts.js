/** What stands in the place of the parts that `left_out.js` leaves out: things that do nothing. */

class Nothing {
  start() {}
  stop() {}
  on() {}
  off() {}
}

export const MediaHandler = Nothing;
export const MatrixRTCSessionManager = Nothing;
export const CallEventHandler = Nothing;
export const GroupCallEventHandler = Nothing;
export const GroupCall = Nothing;
export const SlidingSyncSdk = Nothing;
export const MSC3089TreeSpace = Nothing;
export const createRtcTransportsCachedValue = () => new Nothing();
export const DEFAULT_TREE_POWER_LEVELS_TEMPLATE = {};
export const RTC_NOTIFICATION_MAX_LIFETIME_MS = 0;
export const supportsMatrixCall = () => false;
export const createNewMatrixCall = () => null;
export const initRustCrypto = () => Promise.reject(new Error("This build is without encryption."));
