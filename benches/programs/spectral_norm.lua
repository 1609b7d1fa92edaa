-- Largest singular value by power iteration; twin of spectral_norm.py.
-- Stresses small calls in nested loops and array reads.
local DEFAULT_N = 300
local ROUNDS = 10

-- d * (d + 1) is even, so the division is exact.
local function entry(i, j)
  local d = i + j
  return 1.0 / (d * (d + 1) / 2 + i + 1)
end

local function times_matrix(v, n)
  local result = {}
  for i = 0, n - 1 do
    local total = 0.0
    for j = 0, n - 1 do total = total + entry(i, j) * v[j + 1] end
    result[i + 1] = total
  end
  return result
end

local function times_transpose(v, n)
  local result = {}
  for i = 0, n - 1 do
    local total = 0.0
    for j = 0, n - 1 do total = total + entry(j, i) * v[j + 1] end
    result[i + 1] = total
  end
  return result
end

local function run(n)
  local u, v = {}, nil
  for i = 1, n do u[i] = 1.0 end
  for _ = 1, ROUNDS do
    v = times_transpose(times_matrix(u, n), n)
    u = times_transpose(times_matrix(v, n), n)
  end
  local uv, vv = 0.0, 0.0
  for i = 1, n do
    uv = uv + u[i] * v[i]
    vv = vv + v[i] * v[i]
  end
  return string.format("%.9f", math.sqrt(uv / vv))
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
