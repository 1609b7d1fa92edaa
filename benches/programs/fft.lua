-- Forward and inverse radix-2 Fourier transforms of 2**N samples; twin of
-- fft.py. Stresses strided float loads and stores; indices start at 0.
-- Lua 5.1 has no bit operators, so the bit reversal adds and subtracts.
local DEFAULT_N = 17

local function reorder(re, im, size)
  local j = 0
  for i = 1, size - 1 do
    local bit = size / 2
    while j >= bit do
      j = j - bit
      bit = bit / 2
    end
    j = j + bit
    if i < j then
      re[i], re[j] = re[j], re[i]
      im[i], im[j] = im[j], im[i]
    end
  end
end

local function transform(re, im, cosines, sines, size, direction)
  reorder(re, im, size)
  local half = 1
  while half < size do
    local stride = size / (2 * half)
    for k = 0, half - 1 do
      local wr, wi = cosines[k * stride], direction * sines[k * stride]
      for top = k, size - 1, 2 * half do
        local low = top + half
        local tr = wr * re[low] - wi * im[low]
        local ti = wr * im[low] + wi * re[low]
        re[low] = re[top] - tr
        im[low] = im[top] - ti
        re[top] = re[top] + tr
        im[top] = im[top] + ti
      end
    end
    half = half * 2
  end
end

local function run(n)
  local size = 2 ^ n
  local cosines, sines, original, re, im = {}, {}, {}, {}, {}
  for k = 0, size / 2 - 1 do
    cosines[k] = math.cos(2.0 * math.pi * k / size)
    sines[k] = math.sin(2.0 * math.pi * k / size)
  end
  local state = 12345
  for k = 0, size - 1 do
    state = state * 16807 % 2147483647
    original[k] = state / 2147483647.0 - 0.5
    re[k] = original[k]
    im[k] = 0.0
  end
  transform(re, im, cosines, sines, size, -1.0)
  local power, total = 0.0, 0.0
  for k = 0, size - 1 do power = power + (re[k] * re[k] + im[k] * im[k]) end
  for k = math.floor(size / 2), size - 1 do
    re[k] = re[k] * 0.5
    im[k] = im[k] * 0.5
  end
  transform(re, im, cosines, sines, size, 1.0)
  for k = 0, size - 1 do total = total + re[k] / size * original[k] end
  return string.format("%.6f %.6f", power / size, total)
end

-- Usage: name.lua [N] [ITERATIONS] [--times]; times are processor seconds.
local args, show_times = {}, false
for i = 1, #arg do
  if arg[i] == "--times" then show_times = true else args[#args + 1] = arg[i] end
end
local n = tonumber(args[1]) or DEFAULT_N
local iterations = tonumber(args[2]) or 1
local result = "None"
for k = 1, iterations do
  local start = os.clock()
  result = run(n)
  local elapsed = os.clock() - start
  if show_times then
    io.stderr:write(string.format("iteration %d: %.6f\n", k, elapsed))
  end
end
print(result)
