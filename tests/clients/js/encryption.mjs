/** What the driver can do with a client that encrypts (matrix-js-sdk's Rust crypto, its keys in memory only). */
import { decodeRecoveryKey } from "matrix-js-sdk/lib/crypto-api/index.js";

/** The secret storage key that this process knows, by its ID. */
let known;

/** Given to `createClient`: how the SDK asks for the key of secret storage. */
export const cryptoCallbacks = {
    getSecretStorageKey: async ({ keys }) => {
        const id = Object.keys(keys)[0];
        return known ? [id, known] : null;
    },
    cacheSecretStorageKey: (_id, _info, key) => {
        known = key;
    },
};

/** The operations; `client` answers the client, `until` waits. */
export function encryption(client, until) {
    const crypto = () => client().getCrypto();
    return {
        /** Waits until the room's timeline holds this text, decrypted; answers how it was sent. */
        async decrypted({ roomId, text }) {
            const find = () =>
                client().getRoom(roomId)?.getLiveTimeline().getEvents().find((event) => event.getContent().body === text);
            const event = await until(find, `decrypting "${text}"`);
            return { encrypted: event.isEncrypted(), wire: event.getWireType(), failed: event.isDecryptionFailure() };
        },

        /** Waits until the client has been told of a user's device: asks the server only where it was never asked. */
        async knows({ user, device }) {
            let found = false;
            const ask = setInterval(async () => {
                found = (await crypto().getUserDeviceInfo([user])).get(user)?.has(device) ?? false;
            }, 50);
            try {
                await until(() => found, `knowing ${device} of ${user}`);
            } finally {
                clearInterval(ask);
            }
        },

        /** Makes cross-signing keys, secret storage and a key backup; answers the recovery key. */
        async bootstrap() {
            await crypto().bootstrapCrossSigning({ authUploadDeviceSigningKeys: (request) => request(null) });
            let made;
            await crypto().bootstrapSecretStorage({
                createSecretStorageKey: async () => (made = await crypto().createRecoveryKeyFromPassphrase()),
                setupNewSecretStorage: true,
                setupNewKeyBackup: true,
            });
            await crypto().checkKeyBackupAndEnable();
            return made.encodedPrivateKey;
        },

        /** What a new device does with the recovery key: vouches for itself, and gets the keys out of the backup. */
        async recover({ recoveryKey }) {
            known = decodeRecoveryKey(recoveryKey);
            await crypto().bootstrapCrossSigning({});
            await crypto().loadSessionBackupPrivateKeyFromSecretStorage();
            const { imported } = await crypto().restoreKeyBackup();
            return imported;
        },

        /** Waits until a user's device is shown as one that its user vouches for. */
        async vouchedFor({ user, device }) {
            let signed = false;
            const ask = setInterval(async () => {
                await crypto().getUserDeviceInfo([user], true);
                signed = (await crypto().getDeviceVerificationStatus(user, device))?.signedByOwner ?? false;
            }, 100);
            try {
                await until(() => signed, `${user} vouching for ${device}`);
            } finally {
                clearInterval(ask);
            }
        },
    };
}
