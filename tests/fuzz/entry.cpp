// Where the fuzzer comes in: its bytes are text, and the text gives a number to choose by.

#include "support/fuzz.hpp"

namespace {

std::uint64_t number_of(std::string_view text) {
  std::uint64_t hash = 0xCBF2'9CE4'8422'2325;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100'0000'01B3;
  return hash ^ (hash >> 32U);
}

}  // namespace

/// As the fuzzer calls it, by its own name; always 0.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = legcramp::testing::text_of(data, size);
  legcramp::testing::try_input(text, number_of(text));
  return 0;
}
