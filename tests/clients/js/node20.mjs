/** What matrix-js-sdk 43 uses of Node 22 and Node 20 does not have. */
Promise.withResolvers ??= function () {
    const parts = {};
    parts.promise = new this((resolve, reject) => Object.assign(parts, { resolve, reject }));
    return parts;
};
