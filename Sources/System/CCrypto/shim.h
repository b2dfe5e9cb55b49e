#ifndef LINERNOTES_CCRYPTO_SHIM_H
#define LINERNOTES_CCRYPTO_SHIM_H

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/sha.h>

// Control codes of a cipher's context, which are macros of EVP_CIPHER_CTX_ctrl.
static inline int ccrypto_tag_get(EVP_CIPHER_CTX *context, unsigned char *tag, int count) {
    return EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, count, tag);
}
static inline int ccrypto_tag_set(EVP_CIPHER_CTX *context, const unsigned char *tag, int count) {
    return EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, count, (void *)tag);
}

#endif
