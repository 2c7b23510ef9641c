#include "jose/jose.h"

namespace mc::jose {

Json readObject(QByteArrayView text)
{
    Json json(json_loadb(text.data(), std::size_t(text.size()), JSON_REJECT_DUPLICATES, nullptr));
    return json_is_object(json.get()) ? std::move(json) : nullptr;
}

QByteArrayView textOf(const json_t *object, const char *name)
{
    const json_t *member = json_object_get(object, name);
    return {json_string_value(member), qsizetype(json_string_length(member))};
}

} // namespace mc::jose
