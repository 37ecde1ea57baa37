/* Declarations alone: the module that an operator names is loaded when it is needed. */
#include <p11-kit/pkcs11.h>
