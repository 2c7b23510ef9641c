#pragma once

#include <QtCore/QByteArrayView>

#include <cjose/cjose.h>
#include <jansson.h>

#include <cstdlib>
#include <memory>

/// Owners of cjose's and jansson's objects, and strict reading of JSON.
///
/// The counts of references in these objects are not atomic: what shares one stays on one thread.
namespace mc::jose {

/// Calls the library's own release function.
template<auto release>
struct Release
{
    template<typename T>
    void operator()(T *object) const
    {
        release(object);
    }
};

/// json_decref is static in its header, and would make types of internal linkage.
inline void releaseJson(json_t *json) { json_decref(json); }
inline void releaseText(char *text) { std::free(text); }

using Key = std::unique_ptr<cjose_jwk_t, Release<cjose_jwk_release>>;
using Signed = std::unique_ptr<cjose_jws_t, Release<cjose_jws_release>>;
using Header = std::unique_ptr<cjose_header_t, Release<cjose_header_release>>;
using Json = std::unique_ptr<json_t, Release<releaseJson>>;
using Text = std::unique_ptr<char, Release<releaseText>>; ///< what json_dumps and cjose_jwk_to_json return

/// A JSON object without duplicate members; null for anything else.
Json readObject(QByteArrayView text);

/// A member's text, which lives as long as the object; an empty view when it is absent or no string.
QByteArrayView textOf(const json_t *object, const char *name);

} // namespace mc::jose
